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
  recordStep,
  type SyncDeps,
  shouldStop,
} from '@/lib/wiki/push/flush-context';
import { pushExisting } from '@/lib/wiki/push/push-existing';
import { pushNew } from '@/lib/wiki/push/push-new';

/**
 * `nextAt`: when the next flush should run; null: not before something is saved or changed. `reason`: the `kind` of
 * WikiProblem that delays it.
 */
export type FlushResult = { nextAt: string | null; isStopped: boolean; reason: string | null };

/** Creates a control that never aborts or pauses a flush. */
const createUncontrolled = (): FlushControl => ({
  signal: new AbortController().signal,
  yieldToForeground: () => null,
});

/**
 * Sends all due entries to one wiki and applies remote changes, until nothing is due, the wiki asks for a
 * pause or `control.signal` is aborted. Every step is stored before the next one begins, so a flush may be killed at any
 * point and started again. Only one flush of a wiki may run at a time.
 */
export async function flush(
  deps: SyncDeps,
  wiki: Wiki,
  control: FlushControl = createUncontrolled(),
): Promise<FlushResult> {
  const condition = (await deps.outbox.findCondition(wiki.id)) ?? createCondition(wiki.id);
  const context = createFlushContext(deps, control, wiki, condition);
  while (!shouldStop(context)) if (!(await flushNextEntries(context))) break;
  return findNextFlush(context);
}

async function findNextFlush({ outbox, wiki, state, now }: FlushContext): Promise<FlushResult> {
  const { isStopped, reason } = state.condition;
  if (isStopped) return { nextAt: null, isStopped, reason };
  const dueAt = await outbox.findNextAttemptAt(wiki.id);
  if (dueAt === null) return { nextAt: null, isStopped, reason: null };
  const pause = findPause(state.condition, now());
  const nextAt = pause && pause.until > dueAt ? pause.until : dueAt;
  return { nextAt, isStopped, reason: pause?.reason ?? null };
}

/** Handles the linked sources that are due first, or one batch of new ones. Returns false when nothing is due. */
async function flushNextEntries(context: FlushContext): Promise<boolean> {
  await context.yieldToForeground();
  const newlyDue = await listDueSinceLastStep(context);
  if (newlyDue.length > 0) {
    await pushDue(context, newlyDue);
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

/** Lists entries that became due since the last step, so that a save during a long flush is sent next. */
async function listDueSinceLastStep(context: FlushContext): Promise<OutboxEntry[]> {
  const lastStepAt = recordStep(context);
  if (lastStepAt === null || !canWrite(context)) return [];
  return context.outbox.listDue(context.wiki.id, context.now(), MAX_BATCH_SIZE, {
    nextAttemptAt: lastStepAt,
    stableId: MAX_STABLE_ID,
  });
}

/** Returns the last entry that was handled; null: none. */
async function pushDue(context: FlushContext, dueEntries: OutboxEntry[]): Promise<DueCursor | null> {
  const unlinkedEntries = dueEntries.filter(({ remoteId }) => remoteId === null);
  if (unlinkedEntries[0] && unlinkedEntries[0] === dueEntries[0]) {
    const batch = takeBatch(unlinkedEntries);
    await pushNew(context, batch);
    return batch.at(-1) ?? null;
  }
  let lastEntry: OutboxEntry | null = null;
  // Querying the due entries again after each one would dominate the time of a flush.
  for (const entry of dueEntries) {
    if (entry.remoteId === null || !canWrite(context)) break;
    lastEntry = entry;
    await pushExisting(context, entry);
  }
  return lastEntry;
}

/** Looks up new sources while writes are paused. Linked resources are not read, because each is read right before its write. */
async function lookUpNew(context: FlushContext, dueEntries: OutboxEntry[]): Promise<DueCursor | null> {
  const notLookedUp = dueEntries.filter(
    ({ remoteId, notFoundAtTotal }) => remoteId === null && notFoundAtTotal === undefined,
  );
  if (notLookedUp.length > 0) await pushNew(context, notLookedUp);
  return dueEntries.at(-1) ?? null;
}

/**
 * Moves the cursor back to the beginning once, for entries that were skipped or became due before the cursor. Returns false
 * when everything was handled.
 */
function rewindCursor(context: FlushContext): boolean {
  if (context.state.cursor === null || !canWrite(context)) return false;
  moveCursor(context, null);
  return true;
}
