import { isWebUrl } from '@/lib/address/parse-url';
import type { CitingPage } from '@/lib/record/schema/parts';
import type { Wiki } from '@/lib/wiki/model/wiki';

/** Pages of a wiki that cite a source, and when they were read (ISO 8601); null: not known. */
export type CitingPageList = { pages: CitingPage[]; readAt: string | null };

/** The pages of a wiki with the addresses at which people read them; null where none is known. */
export function addPageUrls({ pageUrlTemplate }: Wiki, pages: CitingPage[]): CitingPage[] {
  return pages.map((page) => ({ ...page, url: buildPageUrl(pageUrlTemplate ?? '', page.pageId) }));
}

type WikiCitingPages = { wiki: string; pages: CitingPage[]; readAt: string };

/** The pages that were read from wikis, with the time, and those of other wikis that the record already had. */
export function mergeCitingPages(readPages: WikiCitingPages[], recordedPages: CitingPage[]): CitingPage[] {
  const readWikis = readPages.map(({ wiki }) => wiki);
  return [
    ...readPages.flatMap(({ pages, readAt }) => pages.map((page) => ({ ...page, readAt }))),
    ...recordedPages.filter(({ wiki }) => !readWikis.includes(wiki)),
  ];
}

/**
 * The pages with the earliest time (ISO 8601) at which one of them was read; null where no page has one. `askedAt` is when
 * the wiki was asked, and counts where it named no page.
 */
export function buildCitingPageList(pages: CitingPage[], askedAt: string | null = null): CitingPageList {
  const readTimes = pages.flatMap(({ readAt }) => readAt ?? []);
  return { pages, readAt: pages.length === 0 ? askedAt : (readTimes.sort()[0] ?? null) };
}

function buildPageUrl(urlTemplate: string, pageId: string): string | null {
  const url = urlTemplate.replaceAll('{id}', encodeURIComponent(pageId));
  return urlTemplate.includes('{id}') && isWebUrl(url) ? url : null;
}
