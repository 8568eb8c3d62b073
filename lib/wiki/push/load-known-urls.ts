import { type FlushContext, recordSuccess, setKnownUrls, shouldStop } from './flush-context';
import { handleProblem } from './handle-problem';
import { normalizeForLookup } from './list-lookup-urls';

/** From so many new sources on, listing the addresses of the wiki takes fewer requests than a second lookup of each. */
export const LISTING_THRESHOLD = 10;
// 100 requests, and some two megabytes of addresses.
const MAX_LISTED_RESOURCES = 20_000;

/**
 * Lists the addresses of a wiki with `total` resources once per flush, so that only those of them that it has are looked
 * up under the other scheme. A larger wiki is not listed; what could not be read counts as not there.
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
