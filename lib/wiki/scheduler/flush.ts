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
 * `nextAt`: when the next flush is worth while; null: when something is saved or changed. `reason`: what delays it, a
 * `kind` of WikiProblem.
 */
export type FlushResult = { nextAt: string | null; isStopped: boolean; reason: string | null };

/** A flush that nothing stops or slows down. */
const createUncontrolled = (): FlushControl => ({
  signal: new AbortController().signal,
  yieldToForeground: () => null,
});

/**
 * Sends everything that is due to one wiki and takes over what changed there, until nothing is due, the wiki asks for a
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

/** A save of the reader during a long flush is sent next and not at its end. */
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
  // Reading what is due again after each entry would take the database longer than everything else.
  for (const entry of dueEntries) {
    if (entry.remoteId === null || !canWrite(context)) break;
    lastEntry = entry;
    await pushExisting(context, entry);
  }
  return lastEntry;
}

/** Looks up new sources while writes are paused. A linked resource is read just before it is written, and not now. */
async function lookUpNew(context: FlushContext, dueEntries: OutboxEntry[]): Promise<DueCursor | null> {
  const notLookedUp = dueEntries.filter(
    ({ remoteId, notFoundAtTotal }) => remoteId === null && notFoundAtTotal === undefined,
  );
  if (notLookedUp.length > 0) await pushNew(context, notLookedUp);
  return dueEntries.at(-1) ?? null;
}

/**
 * At the end of the due entries: those that were skipped, or became due before the cursor, are read from the beginning.
 * Returns false when everything was handled.
 */
function rewindCursor(context: FlushContext): boolean {
  if (context.state.cursor === null || !canWrite(context)) return false;
  moveCursor(context, null);
  return true;
}
