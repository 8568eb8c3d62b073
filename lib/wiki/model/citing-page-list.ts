import { isWebUrl } from '@/lib/address/parse-url';
import type { CitingPage } from '@/lib/record/schema/parts';
import type { Wiki } from '@/lib/wiki/model/wiki';

/** Pages that cite a source. `readAt` is when they were read from their wiki (ISO 8601), or null if unknown. */
export type CitingPageList = { pages: CitingPage[]; readAt: string | null };

/** Adds the public URL to each page of a wiki. The URL is null if the wiki has no URL template. */
export function addPageUrls({ pageUrlTemplate }: Wiki, pages: CitingPage[]): CitingPage[] {
  return pages.map((page) => ({ ...page, url: buildPageUrl(pageUrlTemplate ?? '', page.pageId) }));
}

type WikiCitingPages = { wiki: string; pages: CitingPage[]; readAt: string };

/** Replaces the citing pages in the source by those in `pagesByWiki`. Pages of other wikis stay. */
export function mergeCitingPages(pagesByWiki: WikiCitingPages[], pagesInSource: CitingPage[]): CitingPage[] {
  const refreshedWikiNames = pagesByWiki.map(({ wiki }) => wiki);
  return [
    ...pagesByWiki.flatMap(({ pages, readAt }) => pages.map((page) => ({ ...page, readAt }))),
    ...pagesInSource.filter(({ wiki }) => !refreshedWikiNames.includes(wiki)),
  ];
}

/**
 * Builds a list of citing pages. Its `readAt` is the earliest `readAt` of the pages, or null if no page has one. For an empty
 * list, it is `requestedAt`, the time of the request to the wiki (ISO 8601).
 */
export function buildCitingPageList(pages: CitingPage[], requestedAt: string | null = null): CitingPageList {
  const pageReadTimes = pages.flatMap(({ readAt }) => readAt ?? []);
  return { pages, readAt: pages.length === 0 ? requestedAt : (pageReadTimes.sort()[0] ?? null) };
}

function buildPageUrl(urlTemplate: string, pageId: string): string | null {
  const url = urlTemplate.replaceAll('{id}', encodeURIComponent(pageId));
  return urlTemplate.includes('{id}') && isWebUrl(url) ? url : null;
}
