import { isPrivateUrl } from '@/lib/address/private-host';
import type { Source } from '@/lib/record/schema/source';
import type { Claims } from '@/lib/wiki/model/claims';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { WikiClient } from '@/lib/wiki/model/wiki';
import { listClaimUrls } from '@/lib/wiki/push/list-lookup-urls';
import { findReachableWiki, type WikiRequestDeps } from './find-reachable-wiki';
import { readClaims } from './read-claims';

/** The dependencies of `updateClaims`. */
export type ClaimsDeps = WikiRequestDeps<Pick<WikiClient, 'listClaims' | 'readPage' | 'maxUrlLength'>> & {
  findSource: (stableId: string) => Promise<Source | null>;
  findEntry: (wikiId: string, stableId: string) => Promise<OutboxEntry | null>;
  saveClaims: (wikiId: string, stableId: string, claims: Claims) => Promise<unknown>;
};

// The minimum time in ms between two reads, so that opening a page repeatedly does not cause requests every time.
const MIN_REFRESH_MS = 600_000;

/**
 * Reads the claims on pages of the active wiki that rest on a source, and saves them. Sends only the URLs
 * under which the wiki may have the source. Makes no request while the wiki is paused, or if the claims were
 * read within the last ten minutes. Resolves to false if the claims could not be read, also because the wiki
 * is paused, no wiki is active or the source does not exist.
 */
export async function updateClaims(deps: ClaimsDeps, stableId: string): Promise<boolean> {
  const source = await deps.findSource(stableId);
  const activeWiki = source && (await findReachableWiki(deps));
  if (!source || !activeWiki) return false;
  if (activeWiki.wiki.asksForClaims === false) return true;
  const { wiki, client } = activeWiki;
  const entry = await deps.findEntry(wiki.id, stableId);
  const now = deps.now();
  if (!entry || isFresh(entry.claims, now)) return true;
  const urls = listStoredUrls(source, entry, client.maxUrlLength);
  // No request is made for a private page before it is linked, so an empty list must not count as a response.
  if (urls.length === 0) return true;
  const claims = await readClaims(client, urls);
  if (claims.ok) await deps.saveClaims(wiki.id, stableId, { items: claims.value, readAt: now.toISOString() });
  else if (claims.problem.kind === 'rate-limited') await deps.pauseWiki(wiki.id, claims.problem.retryAfterMs);
  return claims.ok;
}

const isFresh = (claims: Claims | undefined, now: Date): boolean =>
  claims !== undefined && now.getTime() - Date.parse(claims.readAt) < MIN_REFRESH_MS;

/** Lists the URL of the resource, then every other form under which the wiki may cite the source, if the page is public. */
function listStoredUrls(source: Source, { remoteUrl }: OutboxEntry, maxLength: number): string[] {
  const isPrivate = source.access !== null || isPrivateUrl(source.url);
  const otherUrls = isPrivate ? [] : listClaimUrls(source, maxLength);
  return remoteUrl === null ? otherUrls : [...new Set([remoteUrl, ...otherUrls])];
}
