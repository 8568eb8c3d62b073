import { isWebUrl } from '@/lib/model/primitives';
import type { CitingPage } from '@/lib/model/source';
import type { Wiki } from '@/lib/model/wiki';

/** The pages of a wiki with the addresses at which people read them; null where none is known. */
export function withLinks({ pageAddress }: Wiki, pages: CitingPage[]): CitingPage[] {
  return pages.map((page) => ({ ...page, url: linkOf(pageAddress ?? '', page.pageId) }));
}

type ReadOfOne = { wiki: string; pages: CitingPage[]; readAt: string };

/** The pages that were read, wiki by wiki, with the time, and of those that came with the record the ones of other wikis. */
export function pagesOfAll(read: ReadOfOne[], kept: CitingPage[]): CitingPage[] {
  const told = read.map(({ wiki }) => wiki);
  return [
    ...read.flatMap(({ pages, readAt }) => pages.map((page) => ({ ...page, readAt }))),
    ...kept.filter(({ wiki }) => !told.includes(wiki)),
  ];
}

/**
 * Pages as they are shown: with the time since when none of them was read anew; null where none says. `askedAt`: when
 * the wiki was asked, which tells of no page too.
 */
export function asRead(
  pages: CitingPage[],
  askedAt: string | null = null,
): { pages: CitingPage[]; readAt: string | null } {
  const times = pages.flatMap(({ readAt }) => readAt ?? []);
  return { pages, readAt: pages.length === 0 ? askedAt : (times.sort()[0] ?? null) };
}

function linkOf(address: string, pageId: string): string | null {
  const url = address.replaceAll('{id}', encodeURIComponent(pageId));
  return address.includes('{id}') && isWebUrl(url) ? url : null;
}
