import type { CitingPage } from '@/lib/record/schema/parts';
import type { PageLink } from '@/lib/wiki/model/page-link';

/** The largest number of pages that a wiki lists for one source (docs/wiki-protocol.md, section 5.1). */
const MAX_CITING_PAGES = 500;

/** Returns whether a link still has to be added to the wiki or removed from it. */
export const isPendingLink = ({ status }: PageLink): boolean =>
  status === 'to-link' || status === 'linking' || status === 'to-unlink';

/**
 * Returns the links after the reader linked a page or removed a link. A link that was never sent is dropped at once. Only pages that
 * the reader linked can be unlinked.
 */
export function choosePageLink(links: readonly PageLink[], page: CitingPage, isLinked: boolean): PageLink[] {
  const current = links.find((link) => link.page.pageId === page.pageId);
  const otherLinks = links.filter((link) => link !== current);
  if (!isLinked) {
    const wasSent = current && !['to-link', 'page-missing', 'too-many-pages'].includes(current.status);
    return wasSent ? [...otherLinks, { ...current, status: 'to-unlink' }] : otherLinks;
  }
  // The wiki may or may not have the link: others may have removed it, or a request that removes it may be in flight. The next read
  // shows whether the link has to be sent.
  const mayBeLinked =
    current !== undefined && ['linking', 'linked', 'to-unlink', 'last-link'].includes(current.status);
  return [...otherLinks, { page, status: mayBeLinked ? 'linking' : 'to-link' }];
}

/** Returns the links for another resource, which has none of them yet. */
export const resetPageLinks = (links: readonly PageLink[]): PageLink[] =>
  links
    .filter(({ status }) => status !== 'to-unlink')
    .map((link) => (link.status === 'page-missing' ? link : { ...link, status: 'to-link' }));

/** Returns the links after a read of the pages that cite the source. A link that others added or removed is dropped. */
export function reconcilePageLinks(links: readonly PageLink[], citingPageIds: readonly string[]): PageLink[] {
  return links
    .filter(({ page, status }) => {
      if (status === 'linking') return true;
      const isUnlinked = ['to-link', 'page-missing', 'too-many-pages'].includes(status);
      return citingPageIds.includes(page.pageId) !== isUnlinked;
    })
    .map((link) =>
      link.status === 'linking' && citingPageIds.includes(link.page.pageId)
        ? { ...link, status: 'linked' }
        : link,
    );
}

/**
 * Prepares the links for a write that is based on the pages that were just read. Links to add become `linking`. A link that the
 * wiki cannot remove becomes `last-link`.
 */
export function startPageLinks(links: readonly PageLink[], citingPageIds: readonly string[]): PageLink[] {
  const currentLinks = reconcilePageLinks(links, citingPageIds);
  const pageIds = buildCitingPageIds(currentLinks, citingPageIds);
  return currentLinks.map((link) => {
    if (link.status === 'to-unlink' && pageIds.length === 0) return { ...link, status: 'last-link' };
    if (link.status !== 'to-link' && link.status !== 'linking') return link;
    const isWithinLimit = pageIds.indexOf(link.page.pageId) < MAX_CITING_PAGES;
    return { ...link, status: isWithinLimit ? 'linking' : 'too-many-pages' };
  });
}

/**
 * Returns the page ids to write: those that the wiki has, with the reader's links added and removed. A write replaces the whole
 * list (docs/wiki-protocol.md, section 5.4). Null means that nothing has to be written.
 */
export function planCitingPageIds(
  links: readonly PageLink[],
  citingPageIds: readonly string[],
): string[] | null {
  const pageIds = buildCitingPageIds(links, citingPageIds);
  const isUnchanged =
    pageIds.length === citingPageIds.length && pageIds.every((id) => citingPageIds.includes(id));
  return isUnchanged || pageIds.length === 0 ? null : pageIds;
}

function buildCitingPageIds(links: readonly PageLink[], citingPageIds: readonly string[]): string[] {
  const listIds = (...statuses: PageLink['status'][]) =>
    links.filter(({ status }) => statuses.includes(status)).map(({ page }) => page.pageId);
  const removedIds = listIds('to-unlink');
  const remainingIds = citingPageIds.filter((id) => !removedIds.includes(id));
  const addedIds = listIds('to-link', 'linking').filter((id) => !remainingIds.includes(id));
  return [...remainingIds, ...addedIds];
}
