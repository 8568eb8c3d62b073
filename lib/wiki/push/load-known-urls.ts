import { type FlushContext, resetFailures, setKnownUrls, shouldStop } from './flush-context';
import { handleProblem } from './handle-problem';
import { normalizeForLookup } from './list-lookup-urls';

/** For more new sources than this, one list of all URLs of the wiki takes fewer requests than a second lookup of each source. */
export const LISTING_THRESHOLD = 10;
// Listing this many resources takes 100 requests and about 2 MB.
const MAX_LISTED_RESOURCES = 20_000;

/**
 * Lists the URLs of a wiki with `total` resources once per flush. A source is then looked up under the other scheme (http or
 * https) only if the list contains that URL. A wiki with more than 20,000 resources is not listed. URLs that were not read are
 * treated as missing.
 */
export async function loadKnownUrls(context: FlushContext, total: number): Promise<void> {
  if (context.state.knownUrls) return;
  const knownUrls = new Set<string>();
  setKnownUrls(context, knownUrls);
  let offset = 0;
  while (total <= MAX_LISTED_RESOURCES && offset < total && !shouldStop(context)) {
    const response = await context.client.listUrls(offset);
    if (!response.ok) return handleProblem(context, { entries: [], isWrite: false }, response.problem);
    await resetFailures(context);
    if (response.value.length === 0) return;
    for (const url of response.value) knownUrls.add(normalizeForLookup(url));
    offset += response.value.length;
  }
}
