import { err, ok } from '@/lib/base/result';
import { CLAIM_VERDICTS } from '@/lib/record/claim-verdicts';
import type { Claim } from '@/lib/wiki/model/claims';
import type { WikiClient, WikiResponse } from '@/lib/wiki/model/wiki';

/** The requests that read claims. */
export type ClaimRequests = Pick<WikiClient, 'listClaims' | 'readPage'>;

// The maximum number of titles to read, because each takes a request. Other pages are shown with their ids.
const MAX_TITLES = 25;

/** Reads the claims that cite any of the URLs, each once, the worst verdict first, with the titles of their pages. */
export async function readClaims(client: ClaimRequests, urls: string[]): WikiResponse<Claim[]> {
  const claimByKey = new Map<string, Claim>();
  for (const url of new Set(urls)) {
    const response = await client.listClaims(url);
    if (!response.ok) return err(response.problem);
    for (const claim of response.value)
      claimByKey.set(JSON.stringify([claim.pageId, claim.footnote, claim.text]), claim);
  }
  const claims = [...claimByKey.values()].sort(
    (a, b) => CLAIM_VERDICTS.indexOf(a.verdict) - CLAIM_VERDICTS.indexOf(b.verdict),
  );
  return ok(await addPageTitles(client, claims));
}

/** Adds the titles of the pages. A page whose title cannot be read keeps its id as the title. */
async function addPageTitles(client: ClaimRequests, claims: Claim[]): Promise<Claim[]> {
  const titles = await readTitles(client, claims);
  return claims.map((claim) => ({ ...claim, pageTitle: titles.get(claim.pageId) ?? claim.pageId }));
}

async function readTitles(client: ClaimRequests, claims: Claim[]): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  for (const pageId of [...new Set(claims.map((claim) => claim.pageId))].slice(0, MAX_TITLES)) {
    const response = await client.readPage(pageId);
    if (!response.ok) return titles;
    if (response.value) titles.set(pageId, response.value.title);
  }
  return titles;
}
