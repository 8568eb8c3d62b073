import { ok, type Result } from '@/lib/base/result';
import type { Source } from '@/lib/model/source';
import type { RemoteHit, SyncRecord } from '@/lib/model/sync';
import type { RemoteCopy, WikiProblem } from '@/lib/model/wiki';
import { formOf, lookUpAddresses, underOtherScheme } from './look-up-addresses';
import { keyOf, noteAnswer, type Run } from './run';
import { contacted, refused } from './sync-record';

/** `ours`: the wiki knows the source and the record says as what. `unknown`: no address of it is there. */
export type Contact =
  | { kind: 'ours'; record: SyncRecord }
  | { kind: 'unknown' }
  | { kind: 'refused' }
  | { kind: 'problem'; problem: WikiProblem };

/**
 * Looks a source up by every alias and identifier, with http and with https. An entry that is another source of the
 * reader's is not taken.
 */
export async function contact(run: Run, record: SyncRecord, source: Source): Promise<Contact> {
  const found = await lookUp(run, source);
  if (!found.ok) return { kind: 'problem', problem: found.problem };
  const hits = found.value;
  if (hits.length === 0) return { kind: 'unknown' };
  let holder = '';
  for (const hit of hits) {
    const held = await run.store.holderOf(record.wikiId, hit.remoteId);
    if (held === null || held === record.stableId) {
      const [taken] = await run.store.change([keyOf(record)], (current) => contacted(current, hit, hits));
      return taken ? { kind: 'ours', record: taken } : { kind: 'refused' };
    }
    holder = held;
  }
  await run.store.change([keyOf(record)], (current) => ({
    ...refused(current, { kind: 'same-as', stableId: holder }),
    hits,
  }));
  return { kind: 'refused' };
}

/** Everything that the wiki has under any address of the source: the entry with the source's own address first. */
async function lookUp(run: Run, source: Source): Promise<Result<RemoteHit[], WikiProblem>> {
  const hits = new Map<string, RemoteHit>();
  for (const address of addressesFor(run, source)) {
    const found = await run.client.find(address);
    if (!found.ok) return found;
    await noteAnswer(run);
    if (found.value) hits.set(found.value.remoteId, hitOf(found.value));
  }
  const all = [...hits.values()];
  return ok([...all.filter(({ url }) => url === source.url), ...all.filter(({ url }) => url !== source.url)]);
}

/** What is asked for; of the addresses under the other scheme only those that the wiki has, where its own were listed. */
function addressesFor({ client, listed }: Run, source: Source): string[] {
  const addresses = lookUpAddresses(source, client.longestUrl);
  const others = underOtherScheme(addresses);
  return [...addresses, ...others.filter((address) => !listed || listed.has(formOf(address)))];
}

const hitOf = ({ remoteId, url, fields }: RemoteCopy): RemoteHit => ({
  remoteId,
  url,
  title: typeof fields.title === 'string' ? fields.title : null,
});
