import { type FlushContext, isPaused, recordSuccess } from '@/lib/wiki/outbox/flush-context';
import { handleProblem } from '@/lib/wiki/outbox/handle-problem';
import { normalizeForLookup } from './list-lookup-urls';

/** From so many new sources at once on, listing what the wiki has takes fewer requests than a second look-up of each. */
export const LISTING_THRESHOLD = 10;
// 100 requests, and some two megabytes of addresses.
const MAX_LISTED_RESOURCES = 20_000;

/**
 * Lists the addresses of a wiki with `total` entries once a flush, so that only those of them that it has are looked up
 * under the other scheme. Not of a larger wiki; what could not be read is left out.
 */
export async function loadKnownUrls(context: FlushContext, total: number): Promise<void> {
  if (context.knownUrls) return;
  context.knownUrls = new Set();
  let offset = 0;
  while (total <= MAX_LISTED_RESOURCES && offset < total && !isPaused(context)) {
    const page = await context.client.listUrls(offset);
    if (!page.ok) return handleProblem(context, { entries: [], isWrite: false }, page.problem);
    await recordSuccess(context);
    if (page.value.length === 0) return;
    for (const url of page.value) context.knownUrls.add(normalizeForLookup(url));
    offset += page.value.length;
  }
}
