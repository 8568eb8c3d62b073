import { assertNever } from '@/lib/base/assert-never';
import { LIST_FIELDS } from '@/lib/wiki/merge/merge-class';
import type { FieldFault, OutboxEntry } from '@/lib/wiki/model/sync';
import type { WikiProblem } from '@/lib/wiki/model/wiki';
import { getBackoffMs } from './backoff';
import { type FlushContext, getEntryKey, updateCondition } from './flush-context';
import { deferFields, delayUntil, reject, requeue } from './outbox-entry';

// A server may fail at random. A source that fails alone so often in a row is tried without its lists, then given up:
// at one failure in five, one in 600 is tried without lists for nothing, and one in 80,000 is given up for nothing.
const ERRORS_BEFORE_DEFERRING_LISTS = 4;
const ERRORS_BEFORE_REJECTION = 7;
const FAILURES_BEFORE_PAUSE = 2;

/** What was under way: the records whose requests failed, and whether they were being written. */
export type Attempt = { entries: OutboxEntry[]; isWrite: boolean };

/**
 * Records what came of a failed request: the wiki stops or pauses as a whole, or these records wait, are looked at in
 * smaller batches, or are refused. A refusal never holds up the others.
 */
export async function handleProblem(
  context: FlushContext,
  attempt: Attempt,
  problem: WikiProblem,
): Promise<void> {
  switch (problem.kind) {
    case 'unauthorised':
    case 'forbidden':
    case 'permission-missing':
    case 'redirected':
      await requeueEntries(context, attempt);
      return updateCondition(context, { stopped: true, why: problem.kind, pausedUntil: null });
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
      return isolateBadItem(context, attempt, (entry) => reject(entry, { kind: 'rejected' }));
    case 'server-error':
      return handleServerError(context, attempt);
    default:
      return assertNever(problem);
  }
}

async function pauseWiki(
  context: FlushContext,
  attempt: Attempt,
  why: string,
  waitMs: number,
): Promise<void> {
  await requeueEntries(context, attempt);
  await updateCondition(context, { why, pausedUntil: getTimeAfter(context, waitMs) });
}

async function pauseWrites(context: FlushContext, attempt: Attempt, waitMs: number): Promise<void> {
  await requeueEntries(context, attempt);
  await updateCondition(context, { writesPausedUntil: getTimeAfter(context, waitMs) });
}

const getTimeAfter = (context: FlushContext, waitMs: number): string =>
  new Date(context.now().getTime() + waitMs).toISOString();

/** Nothing usable came back. From the third time in a row on, the whole wiki waits. */
async function handleFailure(context: FlushContext, { entries }: Attempt, why: string): Promise<void> {
  const failures = context.condition.failures + 1;
  await delayEntries(context, entries, why);
  const pauseMs =
    failures > FAILURES_BEFORE_PAUSE
      ? getBackoffMs(failures - FAILURES_BEFORE_PAUSE + 1, context.random())
      : 0;
  await updateCondition(context, {
    failures,
    why,
    pausedUntil: pauseMs > 0 ? getTimeAfter(context, pauseMs) : null,
  });
}

async function handleInvalid(
  context: FlushContext,
  { entries, isWrite }: Attempt,
  faults: { index: number; fault: FieldFault }[],
): Promise<void> {
  const faultsById = new Map<string, FieldFault[]>();
  for (const { index, fault } of isWrite ? faults : []) {
    const entry = entries[index];
    if (entry) faultsById.set(entry.stableId, [...(faultsById.get(entry.stableId) ?? []), fault]);
  }
  if (faultsById.size === 0)
    return isolateBadItem(context, { entries, isWrite }, (entry) => reject(entry, { kind: 'rejected' }));
  const now = context.now();
  await context.outbox.updateEntries(entries.map(getEntryKey), (entry) => {
    const entryFaults = faultsById.get(entry.stableId);
    return entryFaults && isUnchanged(entries, entry)
      ? reject(entry, { kind: 'fields', faults: entryFaults })
      : requeue(entry, now);
  });
}

/** One of many is at fault: each waits for a batch of half the size. Alone, it is this one. */
async function isolateBadItem(
  context: FlushContext,
  { entries }: Attempt,
  rejectSingle: (entry: OutboxEntry) => OutboxEntry,
): Promise<void> {
  const now = context.now();
  const batchCap = Math.max(1, Math.floor(entries.length / 2));
  await context.outbox.updateEntries(entries.map(getEntryKey), (entry) => {
    if (entries.length > 1) return { ...requeue(entry, now), batchCap: batchCap };
    return isUnchanged(entries, entry) ? rejectSingle(entry) : requeue(entry, now);
  });
}

async function handleServerError(context: FlushContext, attempt: Attempt): Promise<void> {
  const [entry] = attempt.entries;
  if (!attempt.isWrite || !entry) return delayEntries(context, attempt.entries, 'server-error');
  if (attempt.entries.length > 1) return handleFailedBatch(context, attempt);
  const now = context.now();
  const untilMs = now.getTime() + getBackoffMs(entry.attempts + 1, context.random());
  return isolateBadItem(context, attempt, (current) => {
    const serverErrors = current.serverErrors + 1;
    const listFields = LIST_FIELDS.filter((field) => current.inFlight?.there[field] !== undefined);
    // The known fault of some wikis (protocol, section 10): without its lists the source may arrive.
    if (serverErrors >= ERRORS_BEFORE_DEFERRING_LISTS && listFields.length > 0)
      return { ...deferFields(requeue(current, now), listFields, now), serverErrors };
    if (serverErrors >= ERRORS_BEFORE_REJECTION) return reject(current, { kind: 'server-error' });
    return { ...delayUntil(current, untilMs, 'server-error'), serverErrors };
  });
}

/** A batch may fail by chance once; the second time in a row it is searched for the bad item. */
async function handleFailedBatch(context: FlushContext, attempt: Attempt): Promise<void> {
  const { entries } = attempt;
  if (entries.some(({ serverErrors }) => serverErrors > 0))
    return isolateBadItem(context, attempt, (entry) => entry);
  const now = context.now();
  const untilMs = now.getTime() + getBackoffMs(1, context.random());
  await context.outbox.updateEntries(entries.map(getEntryKey), (entry) =>
    isUnchanged(entries, entry)
      ? { ...delayUntil(entry, untilMs, 'server-error'), serverErrors: 1 }
      : requeue(entry, now),
  );
}

async function delayEntries(context: FlushContext, entries: OutboxEntry[], why: string): Promise<void> {
  const now = context.now().getTime();
  await context.outbox.updateEntries(entries.map(getEntryKey), (entry) =>
    delayUntil(entry, now + getBackoffMs(entry.attempts + 1, context.random()), why),
  );
}

async function requeueEntries(context: FlushContext, { entries }: Attempt): Promise<void> {
  const dueAt = context.now().toISOString();
  await context.outbox.updateEntries(entries.map(getEntryKey), (entry) => ({
    ...entry,
    state: { state: 'waiting' },
    dueAt,
  }));
}

/** The source was not saved while the request was under way: only then is the refusal about what it says now. */
const isUnchanged = (entries: OutboxEntry[], entry: OutboxEntry): boolean =>
  entries.find(({ stableId }) => stableId === entry.stableId)?.revision === entry.revision;
