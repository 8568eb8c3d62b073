import { isWebUrl } from '@/lib/address/parse-url';
import { buildExtractionFromTab } from '@/lib/record/draft/build-extraction-from-tab';
import { Article, Extraction } from '@/lib/record/schema/extraction';
import type { UnreadableReason } from '../draft-state';
import type { PageTab, RawCapture } from './capture-port';

/** The metadata of a page or, if it cannot be read, that of its tab and the reason. */
export type CapturedPage = { extraction: Extraction; unreadable: UnreadableReason | null };

/** Parses the answer of a page. An answer that does not match the schema counts as a page that could not be read. */
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

/** Builds the metadata of a page from its tab, for the time until the page answers. */
export const buildProvisionalPage = (tab: PageTab, now: Date): CapturedPage => ({
  extraction: buildExtractionFromTab(tab, now),
  unreadable: null,
});

/** Parses a captured text. Returns null if it is empty and has no hint how to capture more. */
export function parseCapturedText(result: RawCapture): Article | null {
  const article = result.ok ? Article.safeParse(result.value).data : undefined;
  return article && (article.text.trim() !== '' || article.hint !== null) ? article : null;
}

function getUnreadableReason(tab: PageTab | null): UnreadableReason {
  if (!tab?.url) return 'restricted';
  if (/^https?:.*\.pdf(?:[?#]|$)/i.test(tab.url)) return 'pdf';
  return isWebUrl(tab.url) ? 'restricted' : 'not-web';
}
