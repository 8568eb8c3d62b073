import { ok, type Result } from '@/lib/base/result';
import type { Source } from '@/lib/record/schema/source';
import type { OutboxEntry, RemoteMatch } from '@/lib/wiki/model/outbox-entry';
import type { RemoteResource, WikiProblem } from '@/lib/wiki/model/wiki';
import { getEntryKey } from '@/lib/wiki/outbox/outbox-store';
import { transition } from '@/lib/wiki/outbox/transition';
import { type FlushContext, recordSuccess } from './flush-context';
import { listLookupUrls, normalizeForLookup, swapScheme } from './list-lookup-urls';

/** `linked`: the entry is linked to a resource. `unknown`: the wiki has none of its addresses. */
export type MatchResult =
  | { kind: 'linked'; entry: OutboxEntry }
  | { kind: 'unknown' }
  | { kind: 'rejected' }
  | { kind: 'problem'; problem: WikiProblem };

/**
 * Looks a source up by its address, aliases and identifiers, with http and with https. Resources that are linked to another
 * source of the reader are not used.
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
  let lastOwnerId = '';
  for (const match of matches) {
    const ownerId = await context.outbox.findOwner(entry.wikiId, match.remoteId);
    if (ownerId === null || ownerId === entry.stableId) {
      const [linkedEntry] = await context.outbox.updateEntries([getEntryKey(entry)], (current) =>
        transition(current, { type: 'linked', match, matches }),
      );
      return linkedEntry ? { kind: 'linked', entry: linkedEntry } : { kind: 'rejected' };
    }
    lastOwnerId = ownerId;
  }
  const rejection = { kind: 'duplicate' as const, stableId: lastOwnerId };
  await context.outbox.updateEntries([getEntryKey(entry)], (current) =>
    transition(current, { type: 'rejected', rejection, matches }),
  );
  return { kind: 'rejected' };
}

/** Finds all resources under any address of the source; the one with the source's own address comes first. */
async function findMatches(
  context: FlushContext,
  source: Source,
): Promise<Result<RemoteMatch[], WikiProblem>> {
  const matchById = new Map<string, RemoteMatch>();
  for (const lookupUrl of listUrlsToLookUp(context, source)) {
    const response = await context.client.findByUrl(lookupUrl);
    if (!response.ok) return response;
    await recordSuccess(context);
    if (response.value) matchById.set(response.value.remoteId, buildMatch(response.value));
  }
  const matches = [...matchById.values()];
  return ok([
    ...matches.filter(({ url }) => url === source.url),
    ...matches.filter(({ url }) => url !== source.url),
  ]);
}

/** Lists the addresses to look up. If all addresses of the wiki are known, other schemes are included only where they exist. */
function listUrlsToLookUp({ client, state: { knownUrls } }: FlushContext, source: Source): string[] {
  const urls = listLookupUrls(source, client.maxUrlLength);
  const otherSchemeUrls = swapScheme(urls);
  return [...urls, ...otherSchemeUrls.filter((url) => !knownUrls || knownUrls.has(normalizeForLookup(url)))];
}

const buildMatch = ({ remoteId, url, fields }: RemoteResource): RemoteMatch => ({
  remoteId,
  url,
  title: typeof fields.title === 'string' ? fields.title : null,
});
