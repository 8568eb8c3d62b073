import { isWebUrl } from '@/lib/address/parse-url';
import type { UnreadableReason } from '@/lib/app/form/draft-state';
import type { Result } from '@/lib/base/result';
import type { PageTab } from '@/lib/browser/active-tab';
import type { InjectProblem } from '@/lib/browser/inject-script';
import { buildExtractionFromTab } from '@/lib/record/draft/build-extraction-from-tab';
import { Article, Extraction } from '@/lib/record/schema/extraction';

/** What is known of a page: what it tells itself or, where it cannot be read, what the browser's tab tells, and why. */
export type CapturedPage = { extraction: Extraction; unreadable: UnreadableReason | null };

/** The page as captured. An answer of another shape counts as a page that could not be read. */
export function parseCapturedPage(
  tab: PageTab | null,
  result: Result<unknown, InjectProblem>,
  now: Date,
): CapturedPage {
  const tabExtraction = buildExtractionFromTab(tab ?? { url: null, title: null }, now);
  if (!result.ok) return { extraction: tabExtraction, unreadable: getUnreadableReason(tab) };
  const parsed = Extraction.safeParse(result.value);
  if (!parsed.success) return { extraction: tabExtraction, unreadable: 'failed' };
  const extraction = parsed.data;
  const title = extraction.title.length > 0 ? extraction.title : tabExtraction.title;
  if (extraction.kind === 'pdf') return { extraction: { ...extraction, title }, unreadable: 'pdf' };
  if (!isWebUrl(extraction.url))
    return { extraction: { ...extraction, title, url: '' }, unreadable: 'not-web' };
  return { extraction: { ...extraction, title }, unreadable: extraction.kind === 'empty' ? 'empty' : null };
}

/** The page before it has answered: what the tab tells. */
export const buildProvisionalPage = (tab: PageTab, now: Date): CapturedPage => ({
  extraction: buildExtractionFromTab(tab, now),
  unreadable: null,
});

/** The captured text; null where the page gave none: no words, and no way to have any. */
export function parseCapturedText(result: Result<unknown, InjectProblem>): Article | null {
  const article = result.ok ? Article.safeParse(result.value).data : undefined;
  return article && (article.text.trim() !== '' || article.hint !== null) ? article : null;
}

function getUnreadableReason(tab: PageTab | null): UnreadableReason {
  if (!tab?.url) return 'restricted';
  if (/^https?:.*\.pdf(?:[?#]|$)/i.test(tab.url)) return 'pdf';
  return isWebUrl(tab.url) ? 'restricted' : 'not-web';
}
