import { err, ok } from '@/lib/base/result';
import { CLAIM_VERDICTS } from '@/lib/record/claim-verdicts';
import type { Claim } from '@/lib/wiki/model/claims';
import type { WikiClient, WikiProblem, WikiResponse } from '@/lib/wiki/model/wiki';

/** The requests that read claims. */
export type ClaimRequests = Pick<WikiClient, 'listClaims' | 'readPage'>;

// The maximum number of titles to read, because each title takes a request. Further pages are shown with
// their ids.
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
  return addPageTitles(client, claims);
}

/** Returns whether no further request should be made after a problem: the reader cancelled, or the wiki asks to wait. */
export const shouldEndReading = ({ kind }: WikiProblem): boolean =>
  kind === 'aborted' || kind === 'rate-limited';

/** Adds the titles of the pages. A page whose title cannot be read has its id as the title. */
async function addPageTitles(client: ClaimRequests, claims: Claim[]): WikiResponse<Claim[]> {
  const titles = await readTitles(client, claims);
  if (!titles.ok) return titles;
  return ok(claims.map((claim) => ({ ...claim, pageTitle: titles.value.get(claim.pageId) ?? claim.pageId })));
}

async function readTitles(client: ClaimRequests, claims: Claim[]): WikiResponse<Map<string, string>> {
  const titles = new Map<string, string>();
  for (const pageId of [...new Set(claims.map((claim) => claim.pageId))].slice(0, MAX_TITLES)) {
    const response = await client.readPage(pageId);
    if (!response.ok) return shouldEndReading(response.problem) ? err(response.problem) : ok(titles);
    if (response.value) titles.set(pageId, response.value.title);
  }
  return ok(titles);
}
