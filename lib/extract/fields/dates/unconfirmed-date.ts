import { findWrittenDate } from '@/lib/base/parse-date';
import type { TextCandidate } from '@/lib/record/schema/candidate';
import { closest, queryFirst, walkTextNodes } from '../dom';
import type { Heading } from '../headings';
import type { PageContext } from '../page-context';
import { MAX_DATELINE_LENGTH } from './dateline-dates';

/**
 * Returns whether the dates of a page are unconfirmed. Use it only for a page without authors. Dates are
 * unconfirmed if all of these are true:
 * - All dates come from metadata that also exists on pages that are not articles (see `CONFIRMED_ORIGIN`).
 * - The page does not show any of these days.
 * - Neither the markup nor the URL says that the page is an article.
 *
 * Content management systems write such a date, the day on which the page was created, for every kind of
 * page.
 */
export function areDatesUnconfirmed(
  dates: readonly TextCandidate[],
  { page, url }: PageContext,
  heading: Heading | null,
  language: string | null,
): boolean {
  if (dates.length === 0 || dates.some(({ from }) => CONFIRMED_ORIGIN.test(from))) return false;
  const isArticle =
    ARTICLE_PATH.test(url?.pathname ?? '') || (heading && closest(heading.element, 'article')) !== null;
  return !isArticle && !isAnyDateShown(dates, queryFirst(page, 'body'), language);
}

function isAnyDateShown(
  dates: readonly TextCandidate[],
  body: Element | null,
  language: string | null,
): boolean {
  const values = new Set(dates.map(({ value }) => value));
  for (const { data } of body ? walkTextNodes(body) : []) {
    const isShort = data.length <= MAX_DATELINE_LENGTH && /\d{4}/.test(data);
    const date = isShort ? findWrittenDate(data, language) : null;
    if (date && values.has(date.value)) return true;
  }
  return false;
}

const ARTICLE_PATH = /blog|news|article|stor(?:y|ies)|press|post|\/(?:19|20)\d\d\//i;

// Matches the origins of confirmed dates: the page shows them, its URL contains them, or they are in metadata
// of publishers. `article:published_time` (https://ogp.me/#type_article) counts, because content management
// systems write it only for posts. JSON-LD does not count, because they write it for other pages too.
export const CONFIRMED_ORIGIN =
  /^(?:page text|(?:og:)?article:published_time|microdata|time\[datetime\]|URL|citation_.*|bepress_.*|prism.*|eprints.*)$/i;
