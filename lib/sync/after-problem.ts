import { assertNever } from '@/lib/base/assert-never';
import type { FieldFault, SyncRecord } from '@/lib/model/sync';
import type { WikiProblem } from '@/lib/model/wiki';
import { backoffMs } from './backoff';
import { LIST_FIELDS } from './field-class';
import { keyOf, noteCondition, type Run } from './run';
import { delayed, owing, refused, requeued } from './sync-record';

// A server may fail at random. A source that fails alone so often in a row is tried without its lists, then given up:
// at one failure in five, one in 600 is tried without lists for nothing, and one in 80,000 is given up for nothing.
const WITHOUT_LISTS_AFTER = 4;
const REFUSED_AFTER = 7;
const FAILURES_IN_PEACE = 2;

/** What was under way: the records whose requests failed, and whether they were being written. */
export type Attempt = { records: SyncRecord[]; writing: boolean };

/**
 * Records what came of a failed request: the wiki stops or pauses as a whole, or these records wait, are looked at in
 * smaller batches, or are refused. A refusal never holds up the others.
 */
export async function afterProblem(run: Run, attempt: Attempt, problem: WikiProblem): Promise<void> {
  switch (problem.kind) {
    case 'unauthorised':
    case 'forbidden':
    case 'permission-missing':
    case 'redirected':
      await waitForAll(run, attempt);
      return noteCondition(run, { stopped: true, why: problem.kind, pausedUntil: null });
    case 'rate-limited':
      return problem.category === 'write'
        ? pauseWrites(run, attempt, problem.waitMs)
        : pause(run, attempt, problem.kind, problem.waitMs);
    case 'unavailable':
      return problem.waitMs === null
        ? fail(run, attempt, problem.kind)
        : pause(run, attempt, problem.kind, problem.waitMs);
    case 'unreachable':
    case 'timeout':
    case 'not-json':
    case 'bad-answer':
    case 'no-such-route':
    case 'unexpected-status':
      return fail(run, attempt, problem.kind);
    case 'invalid':
      return afterInvalid(run, attempt, problem.faults);
    case 'too-large':
      return afterBadItem(run, attempt, (record) => refused(record, { kind: 'rejected' }));
    case 'server-error':
      return afterServerError(run, attempt);
    default:
      return assertNever(problem);
  }
}

async function pause(run: Run, attempt: Attempt, why: string, waitMs: number): Promise<void> {
  await waitForAll(run, attempt);
  await noteCondition(run, { why, pausedUntil: after(run, waitMs) });
}

async function pauseWrites(run: Run, attempt: Attempt, waitMs: number): Promise<void> {
  await waitForAll(run, attempt);
  await noteCondition(run, { writesPausedUntil: after(run, waitMs) });
}

const after = (run: Run, waitMs: number): string => new Date(run.now().getTime() + waitMs).toISOString();

/** Nothing usable came back. From the third time in a row on, the whole wiki waits. */
async function fail(run: Run, { records }: Attempt, why: string): Promise<void> {
  const failures = run.condition.failures + 1;
  await delayAll(run, records, why);
  const waits = failures > FAILURES_IN_PEACE ? backoffMs(failures - FAILURES_IN_PEACE + 1, run.chance()) : 0;
  await noteCondition(run, { failures, why, pausedUntil: waits > 0 ? after(run, waits) : null });
}

async function afterInvalid(
  run: Run,
  { records, writing }: Attempt,
  faults: { index: number; fault: FieldFault }[],
): Promise<void> {
  const named = new Map<string, FieldFault[]>();
  for (const { index, fault } of writing ? faults : []) {
    const record = records[index];
    if (record) named.set(record.stableId, [...(named.get(record.stableId) ?? []), fault]);
  }
  if (named.size === 0)
    return afterBadItem(run, { records, writing }, (record) => refused(record, { kind: 'rejected' }));
  const now = run.now();
  await run.store.change(records.map(keyOf), (record) => {
    const found = named.get(record.stableId);
    return found && isUnchanged(records, record)
      ? refused(record, { kind: 'fields', faults: found })
      : requeued(record, now);
  });
}

/** One of many is at fault: each waits for a batch of half the size. Alone, it is this one. */
async function afterBadItem(
  run: Run,
  { records }: Attempt,
  ifAlone: (record: SyncRecord) => SyncRecord,
): Promise<void> {
  const now = run.now();
  const cap = Math.max(1, Math.floor(records.length / 2));
  await run.store.change(records.map(keyOf), (record) => {
    if (records.length > 1) return { ...requeued(record, now), batchCap: cap };
    return isUnchanged(records, record) ? ifAlone(record) : requeued(record, now);
  });
}

async function afterServerError(run: Run, attempt: Attempt): Promise<void> {
  const [record] = attempt.records;
  if (!attempt.writing || !record) return delayAll(run, attempt.records, 'server-error');
  if (attempt.records.length > 1) return afterFailedBatch(run, attempt);
  const now = run.now();
  const until = now.getTime() + backoffMs(record.attempts + 1, run.chance());
  return afterBadItem(run, attempt, (current) => {
    const serverErrors = current.serverErrors + 1;
    const lists = LIST_FIELDS.filter((field) => current.inFlight?.there[field] !== undefined);
    // The known fault of some wikis (protocol, section 10): without its lists the source may arrive.
    if (serverErrors >= WITHOUT_LISTS_AFTER && lists.length > 0)
      return { ...owing(requeued(current, now), lists, now), serverErrors };
    if (serverErrors >= REFUSED_AFTER) return refused(current, { kind: 'server-error' });
    return { ...delayed(current, until, 'server-error'), serverErrors };
  });
}

/** A batch may fail by chance once; the second time in a row it is searched for the bad item. */
async function afterFailedBatch(run: Run, attempt: Attempt): Promise<void> {
  const { records } = attempt;
  if (records.some(({ serverErrors }) => serverErrors > 0))
    return afterBadItem(run, attempt, (record) => record);
  const now = run.now();
  const until = now.getTime() + backoffMs(1, run.chance());
  await run.store.change(records.map(keyOf), (record) =>
    isUnchanged(records, record)
      ? { ...delayed(record, until, 'server-error'), serverErrors: 1 }
      : requeued(record, now),
  );
}

async function delayAll(run: Run, records: SyncRecord[], why: string): Promise<void> {
  const now = run.now().getTime();
  await run.store.change(records.map(keyOf), (record) =>
    delayed(record, now + backoffMs(record.attempts + 1, run.chance()), why),
  );
}

async function waitForAll(run: Run, { records }: Attempt): Promise<void> {
  const dueAt = run.now().toISOString();
  await run.store.change(records.map(keyOf), (record) => ({ ...record, state: { state: 'waiting' }, dueAt }));
}

/** The source was not saved while the request was under way: only then is the refusal about what it says now. */
const isUnchanged = (records: SyncRecord[], record: SyncRecord): boolean =>
  records.find(({ stableId }) => stableId === record.stableId)?.revision === record.revision;
