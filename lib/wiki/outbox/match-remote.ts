import { ok, type Result } from '@/lib/base/result';
import type { Source } from '@/lib/record/schema/source';
import type { OutboxEntry, RemoteHit } from '@/lib/wiki/model/sync';
import type { RemoteResource, WikiProblem } from '@/lib/wiki/model/wiki';
import { listLookupUrls, normalizeForLookup, swapScheme } from '@/lib/wiki/push/list-lookup-urls';
import { type FlushContext, getEntryKey, recordSuccess } from './flush-context';
import { linkToRemote, reject } from './outbox-entry';

/** `ours`: the wiki knows the source and the record says as what. `unknown`: no address of it is there. */
export type RemoteMatch =
  | { kind: 'ours'; entry: OutboxEntry }
  | { kind: 'unknown' }
  | { kind: 'refused' }
  | { kind: 'problem'; problem: WikiProblem };

/**
 * Looks a source up by every alias and identifier, with http and with https. An entry that is another source of the
 * reader's is not taken.
 */
export async function matchRemote(
  context: FlushContext,
  entry: OutboxEntry,
  source: Source,
): Promise<RemoteMatch> {
  const lookup = await findHits(context, source);
  if (!lookup.ok) return { kind: 'problem', problem: lookup.problem };
  const hits = lookup.value;
  if (hits.length === 0) return { kind: 'unknown' };
  let lastOwnerId = '';
  for (const hit of hits) {
    const ownerId = await context.outbox.findOwner(entry.wikiId, hit.remoteId);
    if (ownerId === null || ownerId === entry.stableId) {
      const [linkedEntry] = await context.outbox.updateEntries([getEntryKey(entry)], (current) =>
        linkToRemote(current, hit, hits),
      );
      return linkedEntry ? { kind: 'ours', entry: linkedEntry } : { kind: 'refused' };
    }
    lastOwnerId = ownerId;
  }
  await context.outbox.updateEntries([getEntryKey(entry)], (current) => ({
    ...reject(current, { kind: 'same-as', stableId: lastOwnerId }),
    hits,
  }));
  return { kind: 'refused' };
}

/** Everything that the wiki has under any address of the source: the entry with the source's own address first. */
async function findHits(context: FlushContext, source: Source): Promise<Result<RemoteHit[], WikiProblem>> {
  const hits = new Map<string, RemoteHit>();
  for (const lookupUrl of listUrlsToLookUp(context, source)) {
    const response = await context.client.findByUrl(lookupUrl);
    if (!response.ok) return response;
    await recordSuccess(context);
    if (response.value) hits.set(response.value.remoteId, buildHit(response.value));
  }
  const allHits = [...hits.values()];
  return ok([
    ...allHits.filter(({ url }) => url === source.url),
    ...allHits.filter(({ url }) => url !== source.url),
  ]);
}

/** What is asked for; of the addresses under the other scheme only those that the wiki has, where its own were listed. */
function listUrlsToLookUp({ client, knownUrls }: FlushContext, source: Source): string[] {
  const urls = listLookupUrls(source, client.maxUrlLength);
  const otherSchemeUrls = swapScheme(urls);
  return [
    ...urls,
    ...otherSchemeUrls.filter((address) => !knownUrls || knownUrls.has(normalizeForLookup(address))),
  ];
}

const buildHit = ({ remoteId, url, fields }: RemoteResource): RemoteHit => ({
  remoteId,
  url,
  title: typeof fields.title === 'string' ? fields.title : null,
});
