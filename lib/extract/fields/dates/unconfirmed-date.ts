import { findWrittenDate } from '@/lib/base/parse-date';
import type { TextCandidate } from '@/lib/record/schema/candidate';
import { closest, queryFirst, walkTextNodes } from '../dom';
import type { Heading } from '../headings';
import type { PageContext } from '../page-context';
import { MAX_DATELINE_LENGTH } from './dateline-dates';

/**
 * Returns whether no date of a page without authors is confirmed: all dates are in the metadata, the page does not show that day,
 * and neither its markup nor its URL says that it is an article. A content management system writes the day on which it
 * created a page, whatever kind of page it is.
 */
export function isDateUnconfirmed(
  dates: readonly TextCandidate[],
  { page, url }: PageContext,
  heading: Heading | null,
  language: string | null,
): boolean {
  if (dates.length === 0 || dates.some(({ from }) => CONFIRMED_ORIGIN.test(from))) return false;
  const isArticle =
    ARTICLE_PATH.test(url?.pathname ?? '') || (heading && closest(heading.element, 'article')) !== null;
  return !isArticle && !isDateShown(dates, queryFirst(page, 'body'), language);
}

function isDateShown(
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

// The page shows these dates, or its URL or the catalogue of a publisher contains them. Content management systems write
// `article:published_time` (https://ogp.me/#type_article) for posts only, and the creation of other pages into JSON-LD.
export const CONFIRMED_ORIGIN =
  /^(?:page text|(?:og:)?article:published_time|microdata|time\[datetime\]|URL|citation_.*|bepress_.*|prism.*|eprints.*)$/i;
