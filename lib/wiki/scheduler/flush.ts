import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { Wiki } from '@/lib/wiki/model/wiki';
import { MAX_BATCH_SIZE } from '@/lib/wiki/outbox/create-outbox-entry';
import { type DueCursor, MAX_STABLE_ID } from '@/lib/wiki/outbox/outbox-store';
import { createCondition, findPause } from '@/lib/wiki/outbox/wiki-pause';
import { takeBatch } from '@/lib/wiki/push/batch-size';
import {
  canWrite,
  createFlushContext,
  type FlushContext,
  type FlushControl,
  moveCursor,
  type SyncDeps,
  shouldStop,
  updateLastStep,
} from '@/lib/wiki/push/flush-context';
import { pushExisting } from '@/lib/wiki/push/push-existing';
import { pushNew } from '@/lib/wiki/push/push-new';

/**
 * The result of a flush. `nextFlushAt` is the time of the next flush; null means that the next save or change of the settings starts
 * it. `reason` is the `kind` of the `WikiProblem` that stopped the wiki or delays the next flush, or null.
 */
export type FlushResult = { nextFlushAt: string | null; isStopped: boolean; reason: string | null };

/** Creates a control that does not abort or pause the flush. */
const createIdleControl = (): FlushControl => ({
  signal: new AbortController().signal,
  yieldToForeground: () => null,
});

/**
 * Sends all due entries to one wiki and applies remote changes. It ends when nothing is due, the wiki is paused or
 * `control.signal` is aborted. Every step is stored before the next step begins, so a flush may be killed at any point and
 * started again. Only one flush of a wiki may run at a time.
 */
export async function flush(
  deps: SyncDeps,
  wiki: Wiki,
  control: FlushControl = createIdleControl(),
): Promise<FlushResult> {
  const condition = (await deps.outbox.findCondition(wiki.id)) ?? createCondition(wiki.id);
  const context = createFlushContext(deps, control, wiki, condition);
  while (!shouldStop(context)) if (!(await flushNextEntries(context))) break;
  return findNextFlush(context);
}

async function findNextFlush({ outbox, wiki, state, now }: FlushContext): Promise<FlushResult> {
  const { isStopped, reason } = state.condition;
  if (isStopped) return { nextFlushAt: null, isStopped, reason };
  const dueAt = await outbox.findNextAttemptAt(wiki.id);
  if (dueAt === null) return { nextFlushAt: null, isStopped, reason: null };
  const pause = findPause(state.condition, now());
  const nextFlushAt = pause && pause.until > dueAt ? pause.until : dueAt;
  return { nextFlushAt, isStopped, reason: pause?.reason ?? null };
}

/** Handles the next due entries: linked sources one by one, or new sources in one batch. Resolves to false if nothing is due. */
async function flushNextEntries(context: FlushContext): Promise<boolean> {
  await context.yieldToForeground();
  const newlyDueEntries = await listDueSinceLastStep(context);
  if (newlyDueEntries.length > 0) {
    await pushDue(context, newlyDueEntries);
    return true;
  }
  const { outbox, wiki, now, state } = context;
  const dueEntries = await outbox.listDue(wiki.id, now(), MAX_BATCH_SIZE, state.cursor);
  if (dueEntries.length === 0) return rewindCursor(context);
  const cursor = canWrite(context)
    ? await pushDue(context, dueEntries)
    : await lookUpNew(context, dueEntries);
  moveCursor(context, cursor);
  return true;
}

/** Lists the entries that became due since the last step. They are sent next, so that a save does not wait for a long flush. */
async function listDueSinceLastStep(context: FlushContext): Promise<OutboxEntry[]> {
  const lastStepAt = updateLastStep(context);
  if (lastStepAt === null || !canWrite(context)) return [];
  return context.outbox.listDue(context.wiki.id, context.now(), MAX_BATCH_SIZE, {
    nextAttemptAt: lastStepAt,
    stableId: MAX_STABLE_ID,
  });
}

/** Pushes the first due entries and returns the last of them. Null means that none was pushed. */
async function pushDue(context: FlushContext, dueEntries: OutboxEntry[]): Promise<DueCursor | null> {
  const unlinkedEntries = dueEntries.filter(({ remoteId }) => remoteId === null);
  if (unlinkedEntries[0] && unlinkedEntries[0] === dueEntries[0]) {
    const batch = takeBatch(unlinkedEntries);
    await pushNew(context, batch);
    return batch.at(-1) ?? null;
  }
  let lastEntry: OutboxEntry | null = null;
  // All entries of the query are pushed, because a query after each entry would take most of the time of a flush.
  for (const entry of dueEntries) {
    if (entry.remoteId === null || !canWrite(context)) break;
    lastEntry = entry;
    await pushExisting(context, entry);
  }
  return lastEntry;
}

/** Looks up new sources while writes are paused. Linked sources wait, because each is read right before its write. */
async function lookUpNew(context: FlushContext, dueEntries: OutboxEntry[]): Promise<DueCursor | null> {
  const entriesToLookUp = dueEntries.filter(
    ({ remoteId, notFoundAtTotal }) => remoteId === null && notFoundAtTotal === undefined,
  );
  if (entriesToLookUp.length > 0) await pushNew(context, entriesToLookUp);
  return dueEntries.at(-1) ?? null;
}

/**
 * Moves the cursor to the beginning, so that entries are listed that were skipped or became due before the cursor. Returns false if
 * the cursor is at the beginning, which means that all due entries were handled, or if writes are paused.
 */
function rewindCursor(context: FlushContext): boolean {
  if (context.state.cursor === null || !canWrite(context)) return false;
  moveCursor(context, null);
  return true;
}
