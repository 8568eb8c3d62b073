import { assertNever } from '@/lib/base/assert-never';
import type { OutboxEntry, Rejection } from '@/lib/wiki/model/outbox-entry';
import type { FieldFault } from '@/lib/wiki/model/sync';
import { LIST_FIELDS } from '@/lib/wiki/model/sync';
import type { WikiProblem } from '@/lib/wiki/model/wiki';
import { getBackoffMs } from '@/lib/wiki/outbox/backoff';
import type { OutboxEvent } from '@/lib/wiki/outbox/outbox-event';
import { getEntryKey } from '@/lib/wiki/outbox/outbox-store';
import { transition } from '@/lib/wiki/outbox/transition';
import { type FlushContext, updateCondition } from './flush-context';

// Servers also fail at random. If one request in five fails at random, these limits leave out lists needlessly for one source
// in 600 and reject one in 80,000.
const ERRORS_BEFORE_DEFERRING_LISTS = 4;
const ERRORS_BEFORE_REJECTION = 7;
const FAILURES_BEFORE_PAUSE = 2;

/** The entries whose request failed, and whether they were being written. */
export type Attempt = { entries: OutboxEntry[]; isWrite: boolean };

/**
 * Records the consequences of a failed request: the whole wiki is stopped or paused, or these entries are delayed, put into
 * smaller batches, or rejected. A rejected entry never delays the others.
 */
export async function handleProblem(
  context: FlushContext,
  attempt: Attempt,
  problem: WikiProblem,
): Promise<void> {
  switch (problem.kind) {
    case 'aborted':
      // As with a killed worker, the outbox stays as the last step left it.
      return;
    case 'unauthorised':
    case 'forbidden':
    case 'permission-missing':
    case 'redirected':
      await interruptEntries(context, attempt);
      return updateCondition(context, { isStopped: true, reason: problem.kind, pausedUntil: null });
    case 'rate-limited':
      return problem.category === 'write'
        ? pauseWrites(context, attempt, problem.waitMs)
        : pauseWiki(context, attempt, problem.kind, problem.waitMs);
    case 'unavailable':
      return problem.waitMs === null
        ? handleFailure(context, attempt, problem.kind)
        : pauseWiki(context, attempt, problem.kind, problem.waitMs);
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
      return isolateBadItem(context, attempt, () => rejectAs({ kind: 'invalid' }));
    case 'server-error':
      return handleServerError(context, attempt);
    default:
      return assertNever(problem);
  }
}

async function pauseWiki(
  context: FlushContext,
  attempt: Attempt,
  reason: string,
  waitMs: number,
): Promise<void> {
  await interruptEntries(context, attempt);
  await updateCondition(context, { reason, pausedUntil: getTimeAfter(context, waitMs) });
}

async function pauseWrites(context: FlushContext, attempt: Attempt, waitMs: number): Promise<void> {
  await interruptEntries(context, attempt);
  await updateCondition(context, { writesPausedUntil: getTimeAfter(context, waitMs) });
}

const getTimeAfter = (context: FlushContext, waitMs: number): string =>
  new Date(context.now().getTime() + waitMs).toISOString();

/** Delays the entries after a request without a usable response. The third in a row pauses the whole wiki. */
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
  if (faultsById.size === 0) return isolateBadItem(context, attempt, () => rejectAs({ kind: 'invalid' }));
  await changeEntries(context, entries, (entry) => {
    const entryFaults = faultsById.get(entry.stableId);
    return entryFaults && isUnchanged(entries, entry)
      ? rejectAs({ kind: 'fields', faults: entryFaults })
      : requeueNow(context);
  });
}

/** Finds the entry at fault: those of a larger batch wait for batches of half the size, a single one is the culprit. */
async function isolateBadItem(
  context: FlushContext,
  { entries }: Attempt,
  getSingleEvent: (entry: OutboxEntry) => OutboxEvent,
): Promise<void> {
  const now = context.now();
  const maxBatchSize = Math.max(1, Math.floor(entries.length / 2));
  await changeEntries(context, entries, (entry) => {
    if (entries.length > 1) return { type: 'batch-split', maxBatchSize, now };
    return isUnchanged(entries, entry) ? getSingleEvent(entry) : requeueNow(context);
  });
}

async function handleServerError(context: FlushContext, attempt: Attempt): Promise<void> {
  const [entry] = attempt.entries;
  if (!attempt.isWrite || !entry) return delayEntries(context, attempt.entries, 'server-error');
  if (attempt.entries.length > 1) return handleFailedBatch(context, attempt);
  const now = context.now();
  const until = new Date(now.getTime() + getBackoffMs(entry.attempts + 1, context.random()));
  return isolateBadItem(context, attempt, (current) => {
    const serverErrors = current.serverErrors + 1;
    const listFields = LIST_FIELDS.filter((field) => current.pendingBase?.remote[field] !== undefined);
    // The known fault of some wikis (docs/wiki-protocol.md, section 10): without its lists the source may arrive.
    if (serverErrors >= ERRORS_BEFORE_DEFERRING_LISTS && listFields.length > 0)
      return { type: 'lists-deferred', fields: listFields, serverErrors, now };
    if (serverErrors >= ERRORS_BEFORE_REJECTION) return rejectAs({ kind: 'server-error' });
    return { type: 'attempt-failed', until, reason: 'server-error', serverErrors };
  });
}

/** Retries a failed batch once, as the error may be random. After the second failure it is split to find the bad item. */
async function handleFailedBatch(context: FlushContext, attempt: Attempt): Promise<void> {
  const { entries } = attempt;
  if (entries.some(({ serverErrors }) => serverErrors > 0))
    return isolateBadItem(context, attempt, () => requeueNow(context));
  const until = new Date(context.now().getTime() + getBackoffMs(1, context.random()));
  await changeEntries(context, entries, (entry) =>
    isUnchanged(entries, entry)
      ? { type: 'attempt-failed', until, reason: 'server-error', serverErrors: 1 }
      : requeueNow(context),
  );
}

async function delayEntries(context: FlushContext, entries: OutboxEntry[], reason: string): Promise<void> {
  const nowMs = context.now().getTime();
  await changeEntries(context, entries, (entry) => {
    const until = new Date(nowMs + getBackoffMs(entry.attempts + 1, context.random()));
    return { type: 'attempt-failed', until, reason };
  });
}

const interruptEntries = (context: FlushContext, { entries }: Attempt): Promise<void> =>
  changeEntries(context, entries, () => ({ type: 'interrupted', at: context.now() }));

async function changeEntries(
  context: FlushContext,
  entries: OutboxEntry[],
  getEvent: (entry: OutboxEntry) => OutboxEvent,
): Promise<void> {
  await context.outbox.updateEntries(entries.map(getEntryKey), (entry) => transition(entry, getEvent(entry)));
}

const rejectAs = (rejection: Rejection): OutboxEvent => ({ type: 'rejected', rejection });

const requeueNow = ({ now }: FlushContext): OutboxEvent => ({
  type: 'requeued',
  now: now(),
  retryDeferred: false,
});

/** Whether the source was not saved during the request. Otherwise a rejection concerns outdated values. */
const isUnchanged = (entries: OutboxEntry[], entry: OutboxEntry): boolean =>
  entries.find(({ stableId }) => stableId === entry.stableId)?.revision === entry.revision;
