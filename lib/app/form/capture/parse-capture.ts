import { isWebUrl } from '@/lib/address/parse-url';
import { buildExtractionFromTab } from '@/lib/record/draft/build-extraction-from-tab';
import { Article, Extraction } from '@/lib/record/schema/extraction';
import type { UnreadableReason } from '../draft-state';
import type { PageTab, RawCapture } from './capture-deps';

/** The metadata of a page. If the page cannot be read, it has the metadata of the tab and the reason. */
export type CapturedPage = { extraction: Extraction; unreadableReason: UnreadableReason | null };

/**
 * Parses the metadata that a page returned. If it does not match the schema, the page counts as unreadable (`failed`).
 */
export function parseCapturedPage(tab: PageTab | null, result: RawCapture, now: Date): CapturedPage {
  const tabExtraction = buildExtractionFromTab(tab ?? { url: null, title: null }, now);
  if (!result.ok) return { extraction: tabExtraction, unreadableReason: getUnreadableReason(tab) };
  const parsed = Extraction.safeParse(result.value);
  if (!parsed.success) return { extraction: tabExtraction, unreadableReason: 'failed' };
  const extraction = parsed.data;
  const title = extraction.title.length > 0 ? extraction.title : tabExtraction.title;
  if (!isWebUrl(extraction.url))
    return {
      extraction: { ...extraction, title, url: '' },
      unreadableReason: isLocalPdf(tab) ? 'local-pdf' : 'not-web',
    };
  return {
    extraction: { ...extraction, title },
    unreadableReason: extraction.kind === 'empty' ? 'empty' : null,
  };
}

/** Builds the metadata of a page from its tab. The form shows it until the page returns its metadata. */
export const buildProvisionalPage = (tab: PageTab, now: Date): CapturedPage => ({
  extraction: buildExtractionFromTab(tab, now),
  unreadableReason: null,
});

/**
 * Parses a captured text. Returns null if the capture failed, if it does not match the schema, or if it has
 * neither text nor a hint how to capture more.
 */
export function parseCapturedText(result: RawCapture): Article | null {
  const article = result.ok ? Article.safeParse(result.value).data : undefined;
  return article && (article.text.trim() !== '' || article.hint !== null) ? article : null;
}

function getUnreadableReason(tab: PageTab | null): UnreadableReason {
  if (!tab?.url) return 'restricted';
  if (isLocalPdf(tab)) return 'local-pdf';
  return isWebUrl(tab.url) ? 'restricted' : 'not-web';
}

const isLocalPdf = (tab: PageTab | null): boolean => /^file:[^?#]*\.pdf(?:[?#]|$)/i.test(tab?.url ?? '');
