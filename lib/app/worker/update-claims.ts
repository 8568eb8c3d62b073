import { parseUrl } from '@/lib/address/parse-url';
import { isPrivateUrl } from '@/lib/address/private-host';
import type { Source } from '@/lib/record/schema/source';
import type { Claim, Claims } from '@/lib/wiki/model/claims';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { WikiClient, WikiProblem } from '@/lib/wiki/model/wiki';
import { findReachableWiki, type WikiRequestDeps } from './find-reachable-wiki';

/** The dependencies of `updateClaims`. */
export type ClaimsDeps = WikiRequestDeps<Pick<WikiClient, 'listClaims' | 'readPage' | 'maxUrlLength'>> & {
  findSource: (stableId: string) => Promise<Source | null>;
  findEntry: (wikiId: string, stableId: string) => Promise<OutboxEntry | null>;
  saveClaims: (wikiId: string, stableId: string, claims: Claims) => Promise<unknown>;
};

// The minimum time in ms between two reads, so that opening a page repeatedly does not cause requests every time.
const MIN_REFRESH_MS = 600_000;
// The maximum number of titles to read, because each takes a request. Other pages are shown with their ids.
const MAX_TITLES = 25;

/**
 * Reads the claims on pages of the active wiki that rest on a linked source, and saves them. Sends only the URLs under which the
 * wiki may have the source. Does nothing while the wiki is paused, or if the claims were read within ten minutes.
 */
export async function updateClaims(deps: ClaimsDeps, stableId: string): Promise<void> {
  const source = await deps.findSource(stableId);
  const activeWiki = source && (await findReachableWiki(deps));
  if (!source || !activeWiki || activeWiki.wiki.asksForClaims === false) return;
  const { wiki, client } = activeWiki;
  const entry = await deps.findEntry(wiki.id, stableId);
  const now = deps.now();
  if (!entry || isFresh(entry.claims, now)) return;
  const pauseIfLimited = async (problem: WikiProblem) => {
    if (problem.kind === 'rate-limited') await deps.pauseWiki(wiki.id, problem.waitMs);
  };
  const urls = listStoredUrls(source, entry, client.maxUrlLength);
  // No request is made for a private page before it is linked, so an empty list must not count as a response.
  if (urls.length === 0) return;
  const claims: Claim[] = [];
  for (const url of urls) {
    const response = await client.listClaims(url);
    if (!response.ok) return pauseIfLimited(response.problem);
    claims.push(...response.value);
    // The first URL with claims is the one that the wiki stores.
    if (claims.length > 0) break;
  }
  const items = await addPageTitles(client, claims);
  await deps.saveClaims(wiki.id, stableId, { items, readAt: now.toISOString() });
}

/** Adds the titles of the pages. A page whose title cannot be read keeps its id as the title. */
export async function addPageTitles(client: Pick<WikiClient, 'readPage'>, claims: Claim[]): Promise<Claim[]> {
  const titles = await readTitles(client, claims);
  return claims.map((claim) => ({ ...claim, pageTitle: titles.get(claim.pageId) ?? claim.pageId }));
}

const isFresh = (claims: Claims | undefined, now: Date): boolean =>
  claims !== undefined && now.getTime() - Date.parse(claims.readAt) < MIN_REFRESH_MS;

/** Lists the URL of the resource, or the forms of the source's URL under which a wiki may store it if it was never linked. */
function listStoredUrls({ url, access }: Source, { remoteUrl }: OutboxEntry, maxLength: number): string[] {
  if (remoteUrl !== null) return [remoteUrl];
  if (access !== null || isPrivateUrl(url)) return [];
  const { search = '', hash = '' } = parseUrl(url) ?? {};
  const otherForm = url.endsWith('/') ? url.slice(0, -1) : `${url}/`;
  const urls = search === '' && hash === '' ? [url, otherForm] : [url];
  return urls.filter((form) => form.length <= maxLength);
}

async function readTitles(
  client: Pick<WikiClient, 'readPage'>,
  claims: Claim[],
): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  for (const pageId of [...new Set(claims.map((claim) => claim.pageId))].slice(0, MAX_TITLES)) {
    const response = await client.readPage(pageId);
    if (!response.ok) return titles;
    if (response.value) titles.set(pageId, response.value.title);
  }
  return titles;
}
