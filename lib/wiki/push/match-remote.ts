import { ok, type Result } from '@/lib/base/result';
import type { Source } from '@/lib/record/schema/source';
import type { OutboxEntry, RemoteMatch } from '@/lib/wiki/model/outbox-entry';
import type { RemoteResource, WikiProblem } from '@/lib/wiki/model/wiki';
import { getEntryKey } from '@/lib/wiki/outbox/outbox-store';
import { transition } from '@/lib/wiki/outbox/transition';
import { type FlushContext, resetFailures } from './flush-context';
import { listLookupUrls, listOtherSchemeUrls, normalizeForLookup } from './list-lookup-urls';

/** The result of a lookup. `unknown` means that the wiki has no resource with any URL of the source. */
export type MatchResult =
  | { kind: 'linked'; entry: OutboxEntry }
  | { kind: 'unknown' }
  | { kind: 'rejected' }
  | { kind: 'problem'; problem: WikiProblem };

/**
 * Looks up a source by its URL, aliases and identifiers, and links its entry to the first resource that no other source of the
 * reader is linked to. If all resources are linked to other sources, the entry is rejected as a duplicate.
 */
export async function matchRemote(
  context: FlushContext,
  entry: OutboxEntry,
  source: Source,
): Promise<MatchResult> {
  const lookup = await findMatches(context, source);
  if (!lookup.ok) return { kind: 'problem', problem: lookup.problem };
  const matches = lookup.value;
  if (matches.length === 0) return { kind: 'unknown' };
  let lastLinkedStableId = '';
  for (const match of matches) {
    const linkedStableId = await context.outbox.findLinkedStableId(entry.wikiId, match.remoteId);
    if (linkedStableId === null || linkedStableId === entry.stableId) {
      const [linkedEntry] = await context.outbox.updateEntries([getEntryKey(entry)], (storedEntry) =>
        transition(storedEntry, { type: 'linked', match, matches }),
      );
      return linkedEntry ? { kind: 'linked', entry: linkedEntry } : { kind: 'rejected' };
    }
    lastLinkedStableId = linkedStableId;
  }
  const rejection = { kind: 'duplicate' as const, stableId: lastLinkedStableId };
  await context.outbox.updateEntries([getEntryKey(entry)], (storedEntry) =>
    transition(storedEntry, { type: 'rejected', rejection, matches }),
  );
  return { kind: 'rejected' };
}

/** Finds the resources with any URL of the source. A resource with exactly the URL of the source is first. */
async function findMatches(
  context: FlushContext,
  source: Source,
): Promise<Result<RemoteMatch[], WikiProblem>> {
  const matchById = new Map<string, RemoteMatch>();
  for (const lookupUrl of listUrlsToLookUp(context, source)) {
    const response = await context.client.findByUrl(lookupUrl);
    if (!response.ok) return response;
    await resetFailures(context);
    if (response.value) matchById.set(response.value.remoteId, buildMatch(response.value));
  }
  const matches = [...matchById.values()];
  return ok([
    ...matches.filter(({ url }) => url === source.url),
    ...matches.filter(({ url }) => url !== source.url),
  ]);
}

/** Lists the URLs to look up. If the URLs of the wiki are known, a URL with the other scheme is listed only if the wiki has it. */
function listUrlsToLookUp({ client, state: { knownUrls } }: FlushContext, source: Source): string[] {
  const urls = listLookupUrls(source, client.maxUrlLength);
  const otherSchemeUrls = listOtherSchemeUrls(urls);
  return [...urls, ...otherSchemeUrls.filter((url) => !knownUrls || knownUrls.has(normalizeForLookup(url)))];
}

const buildMatch = ({ remoteId, url, fields }: RemoteResource): RemoteMatch => ({
  remoteId,
  url,
  title: typeof fields.title === 'string' ? fields.title : null,
});
