import { isWebUrl } from '@/lib/address/parse-url';
import type { Extraction } from '@/lib/record/schema/extraction';

/** Builds an extraction from the URL and title of a tab, for a page that cannot be read. `now` is the time of the capture. */
export function buildExtractionFromTab(
  tab: { url: string | null; title: string | null },
  now: Date,
): Extraction {
  const title = tab.title?.trim() ?? '';
  return {
    url: tab.url !== null && isWebUrl(tab.url) ? tab.url : '',
    capturedAt: now.toISOString(),
    contentType: null,
    httpStatus: null,
    kind: 'empty',
    kindDetail: null,
    notFree: false,
    cut: false,
    title: title === '' ? [] : [{ value: title, from: 'browser tab' }],
    authors: [],
    publishedDate: [],
    siteName: [],
    canonicalUrl: [],
    language: [],
    description: [],
    abstract: [],
    keywords: [],
    identifiers: { doi: [], arxiv: [], pmid: [], pmcid: [], isbn: [], ssrn: [], openreview: [] },
    type: [],
    subtype: [],
    purpose: [],
    archived: null,
    publication: null,
    facts: [],
  };
}
