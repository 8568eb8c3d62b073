import { isWebUrl } from '@/lib/model/primitives';
import type { CitingPage } from '@/lib/model/source';
import type { Wiki } from '@/lib/model/wiki';

/** The pages of a wiki with the addresses at which people read them; null where none is known. */
export function withLinks({ pageAddress }: Wiki, pages: CitingPage[]): CitingPage[] {
  return pages.map((page) => ({ ...page, url: linkOf(pageAddress ?? '', page.pageId) }));
}

/** The pages that were read, wiki by wiki, and of those that came with the record the ones of other wikis. */
export function pagesOfAll(read: { wiki: string; pages: CitingPage[] }[], kept: CitingPage[]): CitingPage[] {
  const told = read.map(({ wiki }) => wiki);
  return [...read.flatMap(({ pages }) => pages), ...kept.filter(({ wiki }) => !told.includes(wiki))];
}

function linkOf(address: string, pageId: string): string | null {
  const url = address.replaceAll('{id}', encodeURIComponent(pageId));
  return address.includes('{id}') && isWebUrl(url) ? url : null;
}
