import { isWebUrl } from '@/lib/address/parse-url';
import { isPrivateUrl } from '@/lib/address/private-host';
import { ok } from '@/lib/base/result';
import type { KnownPage, KnownPageAnswer, KnownPageReading, PageUrls } from '@/lib/wiki/model/known-page';
import type { RemoteResource, Wiki, WikiClient, WikiResponse } from '@/lib/wiki/model/wiki';
import { findResource } from '@/lib/wiki/push/find-resource';
import { listClaimUrls } from '@/lib/wiki/push/list-lookup-urls';
import { isReachable, type WikiRequestDeps } from './find-reachable-wiki';
import { readClaims, shouldEndReading } from './read-claims';

type Requests = Pick<WikiClient, 'findByUrl' | 'listClaims' | 'readPage' | 'readTextStatus' | 'maxUrlLength'>;

/** The dependencies of `findKnownPage`. The cache is emptied when the browser closes. */
export type KnownPageDeps = WikiRequestDeps<Requests> & {
  findReading: (key: string) => Promise<KnownPageReading | null>;
  saveReading: (key: string, reading: KnownPageReading) => Promise<unknown>;
};

// The time in ms during which the wiki is not asked about the same page again, unless the reader asks for it.
const MAX_AGE_MS = 600_000;

/**
 * Reads what the active wiki has of a page that the reader did not save. Sends only the URLs of the page, and
 * only if it is public. A cached response of the last ten minutes is reused unless `shouldReadAgain` is true.
 */
export async function findKnownPage(
  deps: KnownPageDeps,
  pageUrls: PageUrls,
  shouldReadAgain = false,
): Promise<KnownPageAnswer> {
  const { url } = pageUrls;
  if (!isWebUrl(url) || isPrivateUrl(url)) return { kind: 'not-asked' };
  const active = await deps.findActiveClient();
  if (!active || active.wiki.asksForClaims === false || url.length > active.client.maxUrlLength)
    return { kind: 'not-asked' };
  // A cached response depends on the settings, so it is not reused after they changed.
  const key = JSON.stringify([active.wiki, url]);
  const now = deps.now();
  const stored = shouldReadAgain ? null : await deps.findReading(key);
  if (stored && now.getTime() - Date.parse(stored.readAt) < MAX_AGE_MS)
    return { kind: 'read', reading: stored };
  if (!(await isReachable(deps, active.wiki))) return { kind: 'failed' };
  const page = await readKnownPage(active, pageUrls, now);
  if (!page.ok) {
    if (page.problem.kind === 'rate-limited') await deps.pauseWiki(active.wiki.id, page.problem.retryAfterMs);
    return { kind: 'failed' };
  }
  const reading = { wikiName: active.wiki.name, page: page.value, readAt: now.toISOString() };
  await deps.saveReading(key, reading);
  return { kind: 'read', reading };
}

async function readKnownPage(
  active: { wiki: Wiki; client: Requests },
  pageUrls: PageUrls,
  now: Date,
): WikiResponse<KnownPage | null> {
  const lookup = await findResource(active.client, pageUrls);
  if (!lookup.ok || lookup.value === null) return lookup as Awaited<WikiResponse<null>>;
  return readDetails(active, lookup.value, pageUrls, now);
}

/**
 * Reads the claims and the status of the text. A value that could not be read is null. If the wiki asks to
 * wait or the reader cancels, the problem is returned instead.
 */
async function readDetails(
  { wiki, client }: { wiki: Wiki; client: Requests },
  resource: RemoteResource,
  pageUrls: PageUrls,
  now: Date,
): WikiResponse<KnownPage> {
  const urls = [resource.url, ...listClaimUrls(pageUrls, client.maxUrlLength)];
  const claims = await readClaims(client, urls);
  if (!claims.ok && shouldEndReading(claims.problem)) return claims;
  const textStatus = await client.readTextStatus(resource.remoteId);
  if (!textStatus.ok && shouldEndReading(textStatus.problem)) return textStatus;
  return ok({
    fields: resource.fields,
    claims: claims.ok ? { items: claims.value, readAt: now.toISOString() } : null,
    text: textStatus.ok ? { ...textStatus.value, contentPolicy: wiki.contentPolicy } : null,
  });
}
