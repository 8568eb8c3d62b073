import { isWebUrl } from '@/lib/address/parse-url';
import type { CitingPage } from '@/lib/record/schema/parts';
import type { Wiki } from '@/lib/wiki/model/wiki';

/** Pages of a wiki that cite a source. `readAt` is when they were read (ISO 8601); null if unknown. */
export type CitingPageList = { pages: CitingPage[]; readAt: string | null };

/** Adds the public address to each page of a wiki; null if the wiki has no address template. */
export function addPageUrls({ pageUrlTemplate }: Wiki, pages: CitingPage[]): CitingPage[] {
  return pages.map((page) => ({ ...page, url: buildPageUrl(pageUrlTemplate ?? '', page.pageId) }));
}

type WikiCitingPages = { wiki: string; pages: CitingPage[]; readAt: string };

/** Replaces the record's citing pages of each wiki in `readPages`, and keeps those of other wikis. */
export function mergeCitingPages(readPages: WikiCitingPages[], recordedPages: CitingPage[]): CitingPage[] {
  const readWikis = readPages.map(({ wiki }) => wiki);
  return [
    ...readPages.flatMap(({ pages, readAt }) => pages.map((page) => ({ ...page, readAt }))),
    ...recordedPages.filter(({ wiki }) => !readWikis.includes(wiki)),
  ];
}

/**
 * Adds the earliest `readAt` (ISO 8601) of the pages to the list; null if no page has one. `askedAt` is when the wiki was
 * asked; it is used if the list is empty.
 */
export function buildCitingPageList(pages: CitingPage[], askedAt: string | null = null): CitingPageList {
  const readTimes = pages.flatMap(({ readAt }) => readAt ?? []);
  return { pages, readAt: pages.length === 0 ? askedAt : (readTimes.sort()[0] ?? null) };
}

function buildPageUrl(urlTemplate: string, pageId: string): string | null {
  const url = urlTemplate.replaceAll('{id}', encodeURIComponent(pageId));
  return urlTemplate.includes('{id}') && isWebUrl(url) ? url : null;
}
