import { createEmptyBase, extendMergeBase, type MergePlan } from '@/lib/wiki/merge/plan-merge';
import type {
  MergeBase,
  OutboxEntry,
  Rejection,
  RemoteHit,
  SyncedField,
  SyncedValues,
} from '@/lib/wiki/model/sync';
import type { RemoteResource } from '@/lib/wiki/model/wiki';
import { getBackoffMs } from './backoff';

/** The largest batch (protocol, section 8). */
export const BATCH_SIZE = 50;
const FIRST_RETRY_MS = 600_000;
/** The longest that a settled source waits before something is tried again, in ms. */
export const MAX_RETRY_MS = 86_400_000;

// Ten minutes, then more and more seldom.
const getNextAttemptAt = (now: Date, tries: number): string =>
  new Date(now.getTime() + Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** tries)).toISOString();

/** A record of a source that no wiki has heard of. */
export const createOutboxEntry = (wikiId: string, stableId: string): OutboxEntry => ({
  wikiId,
  stableId,
  state: { state: 'local-only' },
  dueAt: null,
  revision: 0,
  remoteId: null,
  remoteUrl: null,
  hits: [],
  base: createEmptyBase(),
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
export const queueAfterSave = ({ unknownAt: _, ...entry }: OutboxEntry, now: Date): OutboxEntry => ({
  ...requeue(entry, now),
  revision: entry.revision + 1,
});

/** The record to be looked at again at once: asked for by the reader, or after the settings of the wiki changed. */
export const requeue = (entry: OutboxEntry, now: Date): OutboxEntry => ({
  ...entry,
  state: { state: 'waiting' },
  dueAt: now.toISOString(),
  attempts: 0,
  serverErrors: 0,
});

/** The same, and what is owed is tried too. */
export const requeueWithDeferred = (entry: OutboxEntry, now: Date): OutboxEntry => ({
  ...requeue(entry, now),
  owedUntil: null,
});

/** The source is gone here or in the bin. What the wiki holds stays there. */
export const markLocalOnly = (entry: OutboxEntry): OutboxEntry => ({
  ...entry,
  state: { state: 'local-only' },
  dueAt: null,
});

/** A look-up gave these entries; the first that is free is ours from now on. */
export const linkToRemote = (entry: OutboxEntry, hit: RemoteHit, hits: RemoteHit[]): OutboxEntry => ({
  ...entry,
  remoteId: hit.remoteId,
  remoteUrl: hit.url,
  hits: [hit, ...hits.filter(({ remoteId }) => remoteId !== hit.remoteId)],
});

/**
 * The entry is not on the wiki any more: everything starts from a look-up, at once the first time. A wiki whose look-up
 * goes on giving what it does not have is asked more and more seldom.
 */
export const unlinkFromRemote = (entry: OutboxEntry, now: Date, random: number): OutboxEntry => ({
  ...(entry.attempts === 0
    ? { ...requeue(entry, now), attempts: 1 }
    : delayUntil(entry, now.getTime() + getBackoffMs(entry.attempts, random), 'bad-answer')),
  remoteId: null,
  remoteUrl: null,
  hits: [],
  base: createEmptyBase(),
  inFlight: null,
  unverified: [],
  seen: null,
});

/** Both sides were read and merged; what the plan says is known from now on. */
export const applyMergePlan = (
  entry: OutboxEntry,
  plan: MergePlan,
  resource: RemoteResource,
  now: Date,
): OutboxEntry => ({
  ...entry,
  remoteUrl: resource.url,
  base: plan.mergeBase,
  inFlight: null,
  unverified: [],
  seen: {
    fields: resource.fields,
    updatedAt: resource.updatedAt,
    readAt: now.toISOString(),
    stableId: resource.stableId,
    linkState: resource.linkState,
  },
  held: plan.divergentFields,
  offered: plan.offeredFields,
  keptHere: plan.localOnlyFields,
  mine: omitFields(
    entry.mine,
    Object.keys(plan.mergeBase.here).filter((field) => !(field in plan.remoteChanges)) as SyncedField[],
  ),
});

/** A write is about to leave. */
export const markSending = (entry: OutboxEntry, pendingBase: MergeBase, now: Date): OutboxEntry => ({
  ...entry,
  state: { state: 'sending' },
  dueAt: now.toISOString(),
  inFlight: pendingBase,
});

/** The write arrived; it is still to be read back. A save in the meantime has already set the record waiting. */
export const acknowledgeWrite = (entry: OutboxEntry, now: Date): OutboxEntry => ({
  ...entry,
  state: { state: 'waiting' },
  dueAt: now.toISOString(),
  base: entry.inFlight ? extendMergeBase(entry.base, entry.inFlight) : entry.base,
  unverified: entry.inFlight ? (Object.keys(entry.inFlight.there) as SyncedField[]) : entry.unverified,
  mine: entry.inFlight
    ? omitFields(entry.mine, Object.keys(entry.inFlight.there) as SyncedField[])
    : entry.mine,
  inFlight: null,
  // `attempts` stays until it is settled: a wiki may take an entry again and again and never have it.
  serverErrors: 0,
  batchCap: BATCH_SIZE,
});

/** Nothing is left to send. */
export function settle(
  entry: OutboxEntry,
  conflicts: SyncedField[],
  deferredFields: SyncedField[],
  now: Date,
): OutboxEntry {
  const at = now.toISOString();
  const next: OutboxEntry = {
    ...entry,
    state: conflicts.length > 0 ? { state: 'differs', fields: conflicts } : { state: 'synced', at },
    owed: deferredFields,
    owedTries: deferredFields.length > 0 ? entry.owedTries : 0,
    owedUntil: deferredFields.length > 0 ? entry.owedUntil : null,
    attempts: 0,
    serverErrors: 0,
  };
  return scheduleDeferred(next, now);
}

/** A settled source is due again only for what is owed. */
export const scheduleDeferred = (entry: OutboxEntry, now: Date): OutboxEntry => ({
  ...entry,
  dueAt: entry.owed.length > 0 ? (entry.owedUntil ?? now.toISOString()) : null,
});

/** Lists that the wiki did not take are owed and tried again after ten minutes, then more and more seldom. */
export const deferFields = (entry: OutboxEntry, fields: SyncedField[], now: Date): OutboxEntry => ({
  ...entry,
  owed: [...new Set([...entry.owed, ...fields])],
  owedTries: entry.owedTries + 1,
  owedUntil: getNextAttemptAt(now, entry.owedTries),
});

/** Put aside with its reason until the source, the wiki's settings or the reader change something. */
export const reject = (entry: OutboxEntry, why: Rejection): OutboxEntry => ({
  ...entry,
  state: { state: 'refused', why },
  dueAt: null,
});

/** Waits for a time of its own. */
export const delayUntil = (entry: OutboxEntry, untilMs: number, why: string): OutboxEntry => {
  const until = new Date(untilMs).toISOString();
  return {
    ...entry,
    state: { state: 'waiting-until', until, why },
    dueAt: until,
    attempts: entry.attempts + 1,
  };
};

/** A settled source of which something beside its fields may be left: tried again in ten minutes, then more and more seldom. */
export function scheduleFollowUp(entry: OutboxEntry, now: Date): OutboxEntry {
  const nextAttemptAt = getNextAttemptAt(now, entry.besidesTries ?? 0);
  return {
    ...entry,
    dueAt: entry.dueAt !== null && entry.dueAt < nextAttemptAt ? entry.dueAt : nextAttemptAt,
  };
}

function omitFields(fields: SyncedValues, names: SyncedField[]): SyncedValues {
  const remaining = { ...fields };
  for (const name of names) delete remaining[name];
  return remaining;
}
