import { isWebUrl } from '@/lib/address/parse-url';
import type { CitingPage } from '@/lib/record/schema/parts';
import type { Wiki } from '@/lib/wiki/model/wiki';

/** Pages of a wiki that cite a source, and when they were read (ISO 8601); null: not known. */
export type CitingPageList = { pages: CitingPage[]; readAt: string | null };

/** The pages of a wiki with the addresses at which people read them; null where none is known. */
export function addPageUrls({ pageAddress }: Wiki, pages: CitingPage[]): CitingPage[] {
  return pages.map((page) => ({ ...page, url: buildPageUrl(pageAddress ?? '', page.pageId) }));
}

type WikiCitingPages = { wiki: string; pages: CitingPage[]; readAt: string };

/** The pages that were read, wiki by wiki, with the time, and of those that came with the record the ones of other wikis. */
export function mergeCitingPages(readPages: WikiCitingPages[], recordedPages: CitingPage[]): CitingPage[] {
  const readWikis = readPages.map(({ wiki }) => wiki);
  return [
    ...readPages.flatMap(({ pages, readAt }) => pages.map((page) => ({ ...page, readAt }))),
    ...recordedPages.filter(({ wiki }) => !readWikis.includes(wiki)),
  ];
}

/**
 * Pages as they are shown: with the time since when none of them was read anew; null where none says. `askedAt`: when
 * the wiki was asked, which tells of no page too.
 */
export function buildCitingPageList(pages: CitingPage[], askedAt: string | null = null): CitingPageList {
  const readTimes = pages.flatMap(({ readAt }) => readAt ?? []);
  return { pages, readAt: pages.length === 0 ? askedAt : (readTimes.sort()[0] ?? null) };
}

function buildPageUrl(urlTemplate: string, pageId: string): string | null {
  const url = urlTemplate.replaceAll('{id}', encodeURIComponent(pageId));
  return urlTemplate.includes('{id}') && isWebUrl(url) ? url : null;
}
