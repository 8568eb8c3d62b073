import { isWebUrl } from '@/lib/address/parse-url';
import { isPrivateUrl } from '@/lib/address/private-host';
import type { KnownPage } from '@/lib/wiki/model/known-page';
import type { WikiClient } from '@/lib/wiki/model/wiki';
import { findReachableWiki, type ReachableWikiDeps } from './find-reachable-wiki';
import { addPageTitles } from './update-claims';

/** The dependencies of `findKnownPage`. */
export type KnownPageDeps = ReachableWikiDeps<
  Pick<WikiClient, 'findByUrl' | 'listClaims' | 'readPage' | 'readTextState' | 'maxUrlLength'>
>;

/**
 * Finds what the active wiki has of a page that the reader did not save. Sends only the URL, and only if it is public. Returns null
 * if the wiki does not know the page, cannot be asked, or the reader turned this off.
 */
export async function findKnownPage(deps: KnownPageDeps, url: string): Promise<KnownPage | null> {
  if (!isWebUrl(url) || isPrivateUrl(url)) return null;
  const activeWiki = await findReachableWiki(deps);
  if (!activeWiki || activeWiki.wiki.asksForClaims === false) return null;
  const { wiki, client } = activeWiki;
  const now = deps.now();
  if (url.length > client.maxUrlLength) return null;
  const lookup = await client.findByUrl(url);
  if (!lookup.ok || lookup.value === null) return null;
  const { fields, url: storedUrl, remoteId } = lookup.value;
  const claims = await client.listClaims(storedUrl);
  const textState = await client.readTextState(remoteId);
  return {
    wikiName: wiki.name,
    fields,
    claims: claims.ok
      ? { items: await addPageTitles(client, claims.value), readAt: now.toISOString() }
      : null,
    text: textState.ok ? { ...textState.value, contentPolicy: wiki.contentPolicy } : null,
  };
}
