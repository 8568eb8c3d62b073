import type { Source } from '@/lib/model/source';
import type { FieldFault, SyncedField, SyncedFields, SyncRecord } from '@/lib/model/sync';
import type { RemoteWrite } from '@/lib/model/wiki';
import { afterProblem } from './after-problem';
import { backoffMs } from './backoff';
import { beginBatch, endBatch, largestBatch } from './batch-size';
import { contact } from './contact';
import { countEntries, isLookUpValid, isStillUnknown, withMade } from './entry-count';
import { listAddresses, MANY } from './list-addresses';
import { noteListFault } from './list-fault';
import { outgoing } from './outgoing';
import { emptyPair } from './plan-merge';
import { pushDetails } from './push-details';
import { pushKnown } from './push-known';
import { isHeldUp, keyOf, mayWrite, noteAnswer, type Run } from './run';
import { isBlank } from './same-value';
import {
  arrived,
  BATCH_SIZE,
  contacted,
  delayed,
  refused,
  requeued,
  sending,
  withdrawn,
} from './sync-record';
import { fieldsOf } from './synced-fields';

/** A source that the wiki does not know, and how it would be written. */
type Fresh = { record: SyncRecord; source: Source };

/**
 * Looks up sources that have no entry yet, joins those that the wiki knows and creates the others in one batch. Nobody
 * can remove an entry, so an unchanged number of entries after the look-ups says that all of them still hold: again one
 * request lies between what was read and the write. If it has changed, they are looked up again.
 */
export async function pushNew(run: Run, due: SyncRecord[]): Promise<void> {
  const largest = largestBatch(run);
  const records = due.slice(0, largest);
  const before = run.count?.total ?? (await countEntries(run));
  if (before === null) return;
  const isNew = records.some((record) => !isLookUpValid(run, record));
  if (isNew && records.length > MANY) await listAddresses(run, before);
  if (isHeldUp(run)) return;
  await beginBatch(run, records.length);
  const { fresh, known } = await meetAll(run, records);
  const created = await create(run, fresh, before);
  await endBatch(run, records.length, largest);
  await pushAll(run, [...created, ...known]);
}

async function meetAll(run: Run, records: SyncRecord[]): Promise<{ fresh: Fresh[]; known: SyncRecord[] }> {
  const fresh: Fresh[] = [];
  const known: SyncRecord[] = [];
  for (const record of records) {
    const met = await meet(run, record);
    if (met === 'stop') break;
    if (met === 'done') continue;
    if ('source' in met) fresh.push(met);
    else known.push(met.record);
  }
  return { fresh, known };
}

async function pushAll(run: Run, records: SyncRecord[]): Promise<void> {
  for (const record of records) {
    if (!mayWrite(run)) return;
    await pushKnown(run, record);
  }
}

async function meet(run: Run, record: SyncRecord): Promise<Fresh | { record: SyncRecord } | 'done' | 'stop'> {
  const loaded = await run.store.load(keyOf(record));
  if (!loaded) return 'done';
  if (!loaded.source) {
    await run.store.change([keyOf(record)], withdrawn);
    return 'done';
  }
  if (isStillUnknown(run, loaded.record, loaded.source))
    return { record: loaded.record, source: loaded.source };
  const met = await contact(run, loaded.record, loaded.source);
  if (met.kind === 'problem') {
    await afterProblem(run, { records: [loaded.record], writing: false }, met.problem);
    return isHeldUp(run) ? 'stop' : 'done';
  }
  if (met.kind === 'ours') return { record: met.record };
  return met.kind === 'unknown' ? { record: loaded.record, source: loaded.source } : 'done';
}

async function create(run: Run, fresh: Fresh[], before: number): Promise<SyncRecord[]> {
  if (fresh.length === 0) return [];
  const after = mayWrite(run) ? await countEntries(run) : null;
  if (after === null) await keepLookedUp(run, fresh, before);
  if (after === null) return [];
  if (after === before) return createTogether(run, fresh, after);
  await lookUpAgain(run, fresh);
  return [];
}

/** The wiki has to wait. If it has as many entries later, what was looked up still holds. */
async function keepLookedUp(run: Run, fresh: Fresh[], entries: number): Promise<void> {
  const revisions = new Map(fresh.map(({ record }) => [record.stableId, record.revision]));
  await run.store.change(
    fresh.map(({ record }) => keyOf(record)),
    (record) =>
      record.revision === revisions.get(record.stableId) ? { ...record, unknownAt: entries } : record,
  );
}

/** Somebody added an entry during the look-ups: it may be one of these. Fewer at a time stand still long enough. */
async function lookUpAgain(run: Run, fresh: Fresh[]): Promise<void> {
  const now = run.now();
  const batchCap = Math.max(1, Math.floor(fresh.length / 2));
  await run.store.change(
    fresh.map(({ record }) => keyOf(record)),
    (record) =>
      fresh.length > 1
        ? { ...requeued(record, now), batchCap }
        : delayed(record, now.getTime() + backoffMs(record.attempts + 1, run.chance()), 'wiki-busy'),
  );
}

/** Writes them. Gives those that arrived, which are still to be read back. */
async function createTogether(run: Run, fresh: Fresh[], entries: number): Promise<SyncRecord[]> {
  const begun: SyncRecord[] = [];
  const items: RemoteWrite[] = [];
  const details: RemoteWrite[] = [];
  const owed: SyncedField[] = [];
  for (const one of withoutTwins(fresh)) {
    const prepared = await prepare(run, one);
    if (!prepared) continue;
    begun.push(prepared.record);
    items.push(prepared.item);
    details.push({ ...prepared.item, fields: prepared.later });
    owed.push(...prepared.owed);
  }
  if (items.length === 0) return [];
  const { count } = run;
  // Whether they were made is not known until the wiki says so.
  delete run.count;
  const sent = await run.client.send(items);
  if (!sent.ok) {
    await afterProblem(run, { records: begun, writing: true }, sent.problem);
    if (sent.problem.kind === 'rate-limited') await keepLookedUp(run, fresh, entries);
    return [];
  }
  await noteAnswer(run);
  if (count) run.count = withMade(count, items);
  const byKey = new Map(begun.map((record, n) => [record.stableId, details[n]]));
  const created = await run.store.change(begun.map(keyOf), (record) => {
    const item = byKey.get(record.stableId);
    const hit = { remoteId: item?.remoteId ?? '', url: item?.url ?? '', title: null };
    // The details leave next; whether they arrived is told by the reading after them.
    const later = { here: item?.fields ?? {}, there: item?.fields ?? {} };
    return { ...contacted(arrived(record, run.now()), hit, []), inFlight: later };
  });
  await noteListFault(run, begun, owed);
  if (mayWrite(run)) await pushDetails(run, details);
  return created;
}

/** No id and no address twice in a batch; the second waits and is then found by its look-up. */
function withoutTwins(fresh: Fresh[]): Fresh[] {
  const seen = new Set<string>();
  return fresh.filter(({ source }) => !seen.has(source.id) && seen.add(source.id));
}

/** `later`: what has a place elsewhere than in the entry itself. */
type Prepared = { record: SyncRecord; item: RemoteWrite; later: SyncedFields; owed: SyncedField[] };

async function prepare(run: Run, { record, source }: Fresh): Promise<Prepared | null> {
  const carried = run.client.carried(
    fieldsOf(source, { mapping: run.wiki.credibilityMapping, venueIsShared: run.venueIsShared }),
  );
  const filled = (Object.keys(carried.fields) as SyncedField[]).filter(
    (field) => !isBlank(carried.fields[field]),
  );
  const send = Object.fromEntries(filled.map((field) => [field, carried.fields[field] ?? null]));
  const out = outgoing(run, record, send, { here: send, there: send }, carried.faults);
  const limit = run.client.longestUrl;
  const faults: FieldFault[] =
    source.url.length > limit ? [{ kind: 'too-long', field: 'url', limit }] : out.faults;
  const begun = await run.store.begin({
    key: keyOf(record),
    revision: record.revision,
    here: {},
    change: (current) =>
      faults.length > 0
        ? refused(current, { kind: 'fields', faults })
        : sending({ ...current, base: emptyPair(), unverified: [] }, out.pending, run.now()),
  });
  if (!begun || faults.length > 0) return null;
  return {
    record: begun,
    item: {
      remoteId: source.id,
      url: source.url,
      fields: out.fields,
      // A name that another entry has fails the whole batch, and it is no loss: the second try is without.
      ...(record.serverErrors === 0 ? { stableId: source.stableId } : {}),
    },
    later: laterOf(run, send, carried.faults),
    owed: out.owed,
  };
}

function laterOf({ client }: Run, send: SyncedFields, faults: FieldFault[]): SyncedFields {
  const [, ...others] = client.groups;
  const names = others.flat().filter((name) => !faults.some(({ field }) => field === name));
  return Object.fromEntries(names.flatMap((name) => (send[name] === undefined ? [] : [[name, send[name]]])));
}

/** The first records that may share a batch: none with a smaller cap than their number, at most 50. */
export function batchOf(records: SyncRecord[]): SyncRecord[] {
  let cap = BATCH_SIZE;
  const batch: SyncRecord[] = [];
  for (const record of records) {
    cap = Math.min(cap, record.batchCap);
    if (batch.length >= cap) break;
    batch.push(record);
  }
  return batch;
}
