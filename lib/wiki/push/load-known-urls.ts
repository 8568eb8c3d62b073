import { type FlushContext, recordSuccess, setKnownUrls, shouldStop } from './flush-context';
import { handleProblem } from './handle-problem';
import { normalizeForLookup } from './list-lookup-urls';

/** With more new sources than this, listing the addresses of the wiki takes fewer requests than a second look-up of each. */
export const LISTING_THRESHOLD = 10;
// This takes 100 requests and about 2 MB for the addresses.
const MAX_LISTED_RESOURCES = 20_000;

/**
 * Lists the addresses of a wiki with `total` resources once per flush, so that only addresses that it has are looked up
 * under the other scheme. A wiki with more than 20,000 resources is not listed; addresses that were not read count as absent.
 */
export async function loadKnownUrls(context: FlushContext, total: number): Promise<void> {
  if (context.state.knownUrls) return;
  const knownUrls = new Set<string>();
  setKnownUrls(context, knownUrls);
  let offset = 0;
  while (total <= MAX_LISTED_RESOURCES && offset < total && !shouldStop(context)) {
    const page = await context.client.listUrls(offset);
    if (!page.ok) return handleProblem(context, { entries: [], isWrite: false }, page.problem);
    await recordSuccess(context);
    if (page.value.length === 0) return;
    for (const url of page.value) knownUrls.add(normalizeForLookup(url));
    offset += page.value.length;
  }
}
