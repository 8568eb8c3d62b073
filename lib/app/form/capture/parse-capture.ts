import { isWebUrl } from '@/lib/address/parse-url';
import { buildExtractionFromTab } from '@/lib/record/draft/build-extraction-from-tab';
import { Article, Extraction } from '@/lib/record/schema/extraction';
import type { UnreadableReason } from '../draft-state';
import type { PageTab, RawCapture } from './capture-port';

/** What is known about a page: what it says about itself or, where it cannot be read, what the browser's tab says, and why. */
export type CapturedPage = { extraction: Extraction; unreadable: UnreadableReason | null };

/** The captured page. An answer of another shape counts as a page that could not be read. */
export function parseCapturedPage(tab: PageTab | null, result: RawCapture, now: Date): CapturedPage {
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

/** The page before it has answered: what the tab says. */
export const buildProvisionalPage = (tab: PageTab, now: Date): CapturedPage => ({
  extraction: buildExtractionFromTab(tab, now),
  unreadable: null,
});

/** The captured text; null where the page has no words and no hint how to show some. */
export function parseCapturedText(result: RawCapture): Article | null {
  const article = result.ok ? Article.safeParse(result.value).data : undefined;
  return article && (article.text.trim() !== '' || article.hint !== null) ? article : null;
}

function getUnreadableReason(tab: PageTab | null): UnreadableReason {
  if (!tab?.url) return 'restricted';
  if (/^https?:.*\.pdf(?:[?#]|$)/i.test(tab.url)) return 'pdf';
  return isWebUrl(tab.url) ? 'restricted' : 'not-web';
}
