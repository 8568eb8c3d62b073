import { assertNever } from '@/lib/base/assert-never';
import type { OutboxEntry, Rejection } from '@/lib/wiki/model/outbox-entry';
import type { FieldFault } from '@/lib/wiki/model/sync';
import type { WikiProblem } from '@/lib/wiki/model/wiki';
import { getBackoffMs } from '@/lib/wiki/outbox/backoff';
import type { OutboxEvent } from '@/lib/wiki/outbox/outbox-event';
import { getEntryKey } from '@/lib/wiki/outbox/outbox-store';
import { transition } from '@/lib/wiki/outbox/transition';
import { type FlushContext, updateCondition } from './flush-context';
import { countListFailure, getListFaultStatus, getListRetryTime, listSentLists } from './list-fault';

// Servers also fail at random. If one request in five fails, one source in 80,000 is rejected without need. Lists can be
// deferred without need too. They are sent again at once, unless other sources confirm that the wiki fails on lists (list-fault.ts).
const ERRORS_BEFORE_DEFERRING_LISTS = 2;
const ERRORS_BEFORE_REJECTION = 7;
const FAILURES_BEFORE_PAUSE = 2;

/** A failed request. `entries` are the sources that it was about, and `isWrite` is true if it would have written them. */
export type Attempt = {
  entries: OutboxEntry[];
  isWrite: boolean;
  /** The stable id of the source that a request without `entries` was about, such as a request for its text. */
  subject?: string;
};

/**
 * Saves the consequences of a failed request. Either the whole wiki is stopped or paused, or the entries of the request are
 * delayed, put into smaller batches, or rejected. A rejected entry never delays other entries.
 */
export async function handleProblem(
  context: FlushContext,
  attempt: Attempt,
  problem: WikiProblem,
): Promise<void> {
  switch (problem.kind) {
    case 'aborted':
      // Nothing is recorded, as if the worker had been killed. The next flush continues from the last stored step.
      return;
    case 'unauthorised':
    case 'permission-missing':
      return stopWiki(context, attempt, problem.kind);
    case 'forbidden':
    case 'redirected':
      return handleDenial(context, attempt, problem.kind);
    case 'rate-limited':
      return problem.category === 'write'
        ? pauseWrites(context, attempt, problem.retryAfterMs)
        : pauseWiki(context, attempt, problem.kind, problem.retryAfterMs);
    case 'unavailable':
      return problem.retryAfterMs === null
        ? handleFailure(context, attempt, problem.kind)
        : pauseWiki(context, attempt, problem.kind, problem.retryAfterMs);
    case 'unreachable':
    case 'timeout':
    case 'not-json':
    case 'bad-answer':
    case 'no-such-route':
    case 'unexpected-status':
      return handleFailure(context, attempt, problem.kind);
    case 'invalid':
      return handleInvalid(context, attempt, problem.faults);
    case 'too-large':
      return isolateBadItem(context, attempt, () => createRejectedEvent({ kind: 'invalid' }));
    case 'server-error':
      return handleServerError(context, attempt);
    default:
      return assertNever(problem);
  }
}

async function stopWiki(context: FlushContext, attempt: Attempt, reason: string): Promise<void> {
  await interruptEntries(context, attempt);
  await updateCondition(context, { isStopped: true, reason, pausedUntil: null });
}

/**
 * Delays one denied source, because a proxy may refuse only its URL. Stops the wiki if the previous denial was about another source,
 * or if the request was not about a source.
 */
async function handleDenial(context: FlushContext, attempt: Attempt, reason: string): Promise<void> {
  const { entries, isWrite } = attempt;
  const now = context.now();
  if (entries.length > 1)
    return applyEvents(context, entries, () => ({ type: 'batch-split', maxBatchSize: 1, now }));
  const subject = attempt.subject ?? entries[0]?.stableId;
  const { denied } = context.state.condition;
  const isDeniedAgain = denied?.isWrite === isWrite && denied.subject !== subject;
  if (subject === undefined || isDeniedAgain) return stopWiki(context, attempt, reason);
  await delayEntries(context, entries, reason);
  await updateCondition(context, { denied: { subject, isWrite } });
}

async function pauseWiki(
  context: FlushContext,
  attempt: Attempt,
  reason: string,
  retryAfterMs: number,
): Promise<void> {
  await interruptEntries(context, attempt);
  await updateCondition(context, { reason, pausedUntil: getTimeAfter(context, retryAfterMs) });
}

async function pauseWrites(context: FlushContext, attempt: Attempt, retryAfterMs: number): Promise<void> {
  await interruptEntries(context, attempt);
  await updateCondition(context, { writesPausedUntil: getTimeAfter(context, retryAfterMs) });
}

const getTimeAfter = (context: FlushContext, retryAfterMs: number): string =>
  new Date(context.now().getTime() + retryAfterMs).toISOString();

/** Delays the entries after a request without a usable response. From the third such request in a row on, pauses the wiki. */
async function handleFailure(context: FlushContext, { entries }: Attempt, reason: string): Promise<void> {
  const failureCount = context.state.condition.failureCount + 1;
  await delayEntries(context, entries, reason);
  const pauseMs =
    failureCount > FAILURES_BEFORE_PAUSE
      ? getBackoffMs(failureCount - FAILURES_BEFORE_PAUSE + 1, context.random())
      : 0;
  await updateCondition(context, {
    failureCount,
    reason,
    pausedUntil: pauseMs > 0 ? getTimeAfter(context, pauseMs) : null,
  });
}

async function handleInvalid(
  context: FlushContext,
  attempt: Attempt,
  faults: { index: number; fault: FieldFault }[],
): Promise<void> {
  const { entries, isWrite } = attempt;
  const faultsById = new Map<string, FieldFault[]>();
  for (const { index, fault } of isWrite ? faults : []) {
    const entry = entries[index];
    if (entry) faultsById.set(entry.stableId, [...(faultsById.get(entry.stableId) ?? []), fault]);
  }
  if (faultsById.size === 0)
    return isolateBadItem(context, attempt, () => createRejectedEvent({ kind: 'invalid' }));
  await applyEvents(context, entries, (entry) => {
    const entryFaults = faultsById.get(entry.stableId);
    return entryFaults && isUnchanged(entries, entry)
      ? createRejectedEvent({ kind: 'fields', faults: entryFaults })
      : createRequeuedEvent(context);
  });
}

/** Isolates the entry at fault. A batch is retried in batches of half the size. A single entry gets the event of `getSingleEvent`. */
async function isolateBadItem(
  context: FlushContext,
  { entries }: Attempt,
  getSingleEvent: (entry: OutboxEntry) => OutboxEvent,
): Promise<void> {
  const now = context.now();
  const maxBatchSize = Math.max(1, Math.floor(entries.length / 2));
  await applyEvents(context, entries, (entry) => {
    if (entries.length > 1) return { type: 'batch-split', maxBatchSize, now };
    return isUnchanged(entries, entry) ? getSingleEvent(entry) : createRequeuedEvent(context);
  });
}

async function handleServerError(context: FlushContext, attempt: Attempt): Promise<void> {
  const [entry] = attempt.entries;
  if (!attempt.isWrite || !entry) return delayEntries(context, attempt.entries, 'server-error');
  if (attempt.entries.length > 1) return handleFailedBatch(context, attempt);
  const now = context.now();
  const until = new Date(now.getTime() + getBackoffMs(entry.attempts + 1, context.random()));
  const isListFaultExpected = getListFaultStatus(context) !== 'none';
  if (isListFaultExpected && listSentLists(entry).length > 0) await countListFailure(context, entry);
  return isolateBadItem(context, attempt, (storedEntry) => {
    const serverErrors = storedEntry.serverErrors + 1;
    const fields = listSentLists(storedEntry);
    // Some wikis fail on lists (docs/wiki-protocol.md, section 10), but store the source without them.
    if (fields.length > 0 && (isListFaultExpected || serverErrors >= ERRORS_BEFORE_DEFERRING_LISTS))
      return { type: 'lists-deferred', fields, serverErrors, now, until: getListRetryTime(context) };
    if (serverErrors >= ERRORS_BEFORE_REJECTION) return createRejectedEvent({ kind: 'server-error' });
    return { type: 'attempt-failed', until, reason: 'server-error', serverErrors };
  });
}

/**
 * Retries a failed batch once, because the error may be random. A second failure leaves out the lists, because the wiki may fail on
 * them. A third failure splits the batch to find the item at fault.
 */
async function handleFailedBatch(context: FlushContext, attempt: Attempt): Promise<void> {
  const { entries } = attempt;
  const entryWithLists = entries.find((entry) => listSentLists(entry).length > 0);
  const isListFaultExpected = getListFaultStatus(context) !== 'none';
  if (entryWithLists && isListFaultExpected) await countListFailure(context, entryWithLists);
  const isRetry = entries.some(({ serverErrors }) => serverErrors > 0);
  if (entryWithLists && (isRetry || isListFaultExpected)) return deferListsOfBatch(context, entries);
  if (isRetry) return isolateBadItem(context, attempt, () => createRequeuedEvent(context));
  // The retry follows at once, so that the cause is known before other batches fail in the same way.
  const until = context.now();
  await applyEvents(context, entries, (entry) =>
    isUnchanged(entries, entry)
      ? { type: 'attempt-failed', until, reason: 'server-error', serverErrors: 1 }
      : createRequeuedEvent(context),
  );
}

/** Defers the lists of the batch. The next attempt follows at once and sends the same batch without them. */
async function deferListsOfBatch(context: FlushContext, entries: OutboxEntry[]): Promise<void> {
  const now = context.now();
  const until = getListRetryTime(context);
  for (const { stableId } of entries) context.idsWithUntestedLists.add(stableId);
  await applyEvents(context, entries, (entry) => ({
    type: 'lists-deferred',
    fields: listSentLists(entry),
    serverErrors: entry.serverErrors + 1,
    now,
    until,
  }));
}

async function delayEntries(context: FlushContext, entries: OutboxEntry[], reason: string): Promise<void> {
  const nowMs = context.now().getTime();
  await applyEvents(context, entries, (entry) => {
    const until = new Date(nowMs + getBackoffMs(entry.attempts + 1, context.random()));
    return { type: 'attempt-failed', until, reason };
  });
}

const interruptEntries = (context: FlushContext, { entries }: Attempt): Promise<void> =>
  applyEvents(context, entries, () => ({ type: 'interrupted', at: context.now() }));

async function applyEvents(
  context: FlushContext,
  entries: OutboxEntry[],
  getEvent: (entry: OutboxEntry) => OutboxEvent,
): Promise<void> {
  await context.outbox.updateEntries(entries.map(getEntryKey), (entry) => transition(entry, getEvent(entry)));
}

const createRejectedEvent = (rejection: Rejection): OutboxEvent => ({ type: 'rejected', rejection });

const createRequeuedEvent = ({ now }: FlushContext): OutboxEvent => ({
  type: 'requeued',
  now: now(),
  shouldRetryDeferred: false,
});

/** Returns whether the source was not saved during the request. After a save, a rejection would be about outdated values. */
const isUnchanged = (entries: OutboxEntry[], entry: OutboxEntry): boolean =>
  entries.find(({ stableId }) => stableId === entry.stableId)?.revision === entry.revision;
