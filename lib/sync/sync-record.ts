import type { FieldPair, Refusal, RemoteHit, SyncedField, SyncedFields, SyncRecord } from '@/lib/model/sync';
import type { RemoteCopy } from '@/lib/model/wiki';
import { backoffMs } from './backoff';
import { emptyPair, type MergePlan, withPair } from './plan-merge';

/** The largest batch (protocol, section 8). */
export const BATCH_SIZE = 50;
const AGAIN_MS = 600_000;
/** The longest that a settled source waits before something is tried again, in ms. */
export const LONGEST_AGAIN_MS = 86_400_000;

// Ten minutes, then more and more seldom.
const againAt = (now: Date, tries: number): string =>
  new Date(now.getTime() + Math.min(LONGEST_AGAIN_MS, AGAIN_MS * 2 ** tries)).toISOString();

/** A record of a source that no wiki has heard of. */
export const newSyncRecord = (wikiId: string, stableId: string): SyncRecord => ({
  wikiId,
  stableId,
  state: { state: 'local-only' },
  dueAt: null,
  revision: 0,
  remoteId: null,
  remoteUrl: null,
  hits: [],
  base: emptyPair(),
  inFlight: null,
  unverified: [],
  seen: null,
  mine: {},
  held: [],
  offered: [],
  keptHere: [],
  owed: [],
  owedTries: 0,
  owedUntil: null,
  attempts: 0,
  serverErrors: 0,
  batchCap: BATCH_SIZE,
  text: { kind: 'none' },
  citedBy: null,
});

/** The record after its source was saved. The store writes it in the transaction of the save. */
export const touched = ({ unknownAt: _, ...record }: SyncRecord, now: Date): SyncRecord => ({
  ...requeued(record, now),
  revision: record.revision + 1,
});

/** The record to be looked at again at once: asked for by the reader, or after the settings of the wiki changed. */
export const requeued = (record: SyncRecord, now: Date): SyncRecord => ({
  ...record,
  state: { state: 'waiting' },
  dueAt: now.toISOString(),
  attempts: 0,
  serverErrors: 0,
});

/** The same, and what is owed is tried too. */
export const requeuedWithOwed = (record: SyncRecord, now: Date): SyncRecord => ({
  ...requeued(record, now),
  owedUntil: null,
});

/** The source is gone here or in the bin. What the wiki holds stays there. */
export const withdrawn = (record: SyncRecord): SyncRecord => ({
  ...record,
  state: { state: 'local-only' },
  dueAt: null,
});

/** A look-up gave these entries; the first that is free is ours from now on. */
export const contacted = (record: SyncRecord, taken: RemoteHit, hits: RemoteHit[]): SyncRecord => ({
  ...record,
  remoteId: taken.remoteId,
  remoteUrl: taken.url,
  hits: [taken, ...hits.filter(({ remoteId }) => remoteId !== taken.remoteId)],
});

/**
 * The entry is not on the wiki any more: everything starts from a look-up, at once the first time. A wiki whose look-up
 * goes on giving what it does not have is asked more and more seldom.
 */
export const lost = (record: SyncRecord, now: Date, chance: number): SyncRecord => ({
  ...(record.attempts === 0
    ? { ...requeued(record, now), attempts: 1 }
    : delayed(record, now.getTime() + backoffMs(record.attempts, chance), 'bad-answer')),
  remoteId: null,
  remoteUrl: null,
  hits: [],
  base: emptyPair(),
  inFlight: null,
  unverified: [],
  seen: null,
});

/** Both sides were read and merged; what the plan says is known from now on. */
export const merged = (record: SyncRecord, plan: MergePlan, copy: RemoteCopy, now: Date): SyncRecord => ({
  ...record,
  remoteUrl: copy.url,
  base: plan.base,
  inFlight: null,
  unverified: [],
  seen: {
    fields: copy.fields,
    updatedAt: copy.updatedAt,
    readAt: now.toISOString(),
    stableId: copy.stableId,
    linkState: copy.linkState,
  },
  held: plan.held,
  offered: plan.offered,
  keptHere: plan.keptHere,
  mine: withoutFields(
    record.mine,
    Object.keys(plan.base.here).filter((field) => !(field in plan.send)) as SyncedField[],
  ),
});

/** A write is about to leave. */
export const sending = (record: SyncRecord, pending: FieldPair, now: Date): SyncRecord => ({
  ...record,
  state: { state: 'sending' },
  dueAt: now.toISOString(),
  inFlight: pending,
});

/** The write arrived; it is still to be read back. A save in the meantime has already set the record waiting. */
export const arrived = (record: SyncRecord, now: Date): SyncRecord => ({
  ...record,
  state: { state: 'waiting' },
  dueAt: now.toISOString(),
  base: record.inFlight ? withPair(record.base, record.inFlight) : record.base,
  unverified: record.inFlight ? (Object.keys(record.inFlight.there) as SyncedField[]) : record.unverified,
  mine: record.inFlight
    ? withoutFields(record.mine, Object.keys(record.inFlight.there) as SyncedField[])
    : record.mine,
  inFlight: null,
  // `attempts` stays until it is settled: a wiki may take an entry again and again and never have it.
  serverErrors: 0,
  batchCap: BATCH_SIZE,
});

/** Nothing is left to send. */
export function settled(
  record: SyncRecord,
  differs: SyncedField[],
  owed: SyncedField[],
  now: Date,
): SyncRecord {
  const at = now.toISOString();
  const next: SyncRecord = {
    ...record,
    state: differs.length > 0 ? { state: 'differs', fields: differs } : { state: 'synced', at },
    owed,
    owedTries: owed.length > 0 ? record.owedTries : 0,
    owedUntil: owed.length > 0 ? record.owedUntil : null,
    attempts: 0,
    serverErrors: 0,
  };
  return atRest(next, now);
}

/** A settled source is due again only for what is owed. */
export const atRest = (record: SyncRecord, now: Date): SyncRecord => ({
  ...record,
  dueAt: record.owed.length > 0 ? (record.owedUntil ?? now.toISOString()) : null,
});

/** Lists that the wiki did not take are owed and tried again after ten minutes, then more and more seldom. */
export const owing = (record: SyncRecord, fields: SyncedField[], now: Date): SyncRecord => ({
  ...record,
  owed: [...new Set([...record.owed, ...fields])],
  owedTries: record.owedTries + 1,
  owedUntil: againAt(now, record.owedTries),
});

/** Put aside with its reason until the source, the wiki's settings or the reader change something. */
export const refused = (record: SyncRecord, why: Refusal): SyncRecord => ({
  ...record,
  state: { state: 'refused', why },
  dueAt: null,
});

/** Waits for a time of its own. */
export const delayed = (record: SyncRecord, untilMs: number, why: string): SyncRecord => {
  const until = new Date(untilMs).toISOString();
  return {
    ...record,
    state: { state: 'waiting-until', until, why },
    dueAt: until,
    attempts: record.attempts + 1,
  };
};

/** A settled source of which something beside its fields may be left: tried again in ten minutes, then more and more seldom. */
export function dueAgain(record: SyncRecord, now: Date): SyncRecord {
  const again = againAt(now, record.besidesTries ?? 0);
  return { ...record, dueAt: record.dueAt !== null && record.dueAt < again ? record.dueAt : again };
}

function withoutFields(fields: SyncedFields, names: SyncedField[]): SyncedFields {
  const left = { ...fields };
  for (const name of names) delete left[name];
  return left;
}
