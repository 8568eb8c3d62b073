import type { OutboxEntry } from '@/lib/wiki/model/sync';
import type { Wiki } from '@/lib/wiki/model/wiki';
import { pushExisting } from '@/lib/wiki/push/push-existing';
import { pushNew, takeBatch } from '@/lib/wiki/push/push-new';
import {
  canWrite,
  createCondition,
  type FlushContext,
  isPaused,
  MAX_STABLE_ID,
  type SyncDeps,
} from './flush-context';
import { BATCH_SIZE } from './outbox-entry';
import { findWait } from './wiki-pause';

/** `nextAt`: when it is worth calling again; null: when something is saved or changed. `why`: what holds it up. */
export type FlushResult = { nextAt: string | null; stopped: boolean; why: string | null };

/**
 * Sends everything that is due to one wiki and takes over what changed there, until nothing is due or the wiki makes it
 * wait. Every step is in the store before the next one, so it may be killed at any point and begun again. Only one flush
 * of a wiki may run at a time. `mayGoOn`: asked between steps.
 */
export async function flush(
  deps: SyncDeps,
  wiki: Wiki,
  shouldContinue: () => boolean = () => true,
): Promise<FlushResult> {
  const condition = (await deps.outbox.findCondition(wiki.id)) ?? createCondition(wiki.id);
  const context: FlushContext = { ...deps, wiki, condition, pageCache: new Map(), cursor: null };
  while (shouldContinue() && !isPaused(context))
    if (!(await flushNextEntries(context, shouldContinue))) break;
  const { stopped, why } = context.condition;
  if (stopped) return { nextAt: null, stopped, why };
  const dueAt = await deps.outbox.findNextDueAt(wiki.id);
  if (dueAt === null) return { nextAt: null, stopped, why: null };
  const wait = findWait(context.condition, context.now());
  return { nextAt: wait && wait.until > dueAt ? wait.until : dueAt, stopped, why: wait?.why ?? null };
}

/** The known sources that are due first, or one batch of unknown ones. False: nothing is due. */
async function flushNextEntries(context: FlushContext, shouldContinue: () => boolean): Promise<boolean> {
  const newlyDue = await listDueSinceLastStep(context);
  if (newlyDue.length > 0) {
    await pushDue(context, newlyDue, shouldContinue);
    return true;
  }
  const dueEntries = await context.outbox.listDue(context.wiki.id, context.now(), BATCH_SIZE, context.cursor);
  if (dueEntries.length === 0) return rewindCursor(context);
  context.cursor = canWrite(context)
    ? await pushDue(context, dueEntries, shouldContinue)
    : await lookUpNew(context, dueEntries);
  return true;
}

/** What the reader saved in the middle of a long queue does not wait for its end. */
async function listDueSinceLastStep(context: FlushContext): Promise<OutboxEntry[]> {
  const { lastStepAt } = context;
  context.lastStepAt = context.now().toISOString();
  if (!lastStepAt || !canWrite(context)) return [];
  return context.outbox.listDue(context.wiki.id, context.now(), BATCH_SIZE, {
    dueAt: lastStepAt,
    stableId: MAX_STABLE_ID,
  });
}

/** Gives the last one that was looked at. */
async function pushDue(
  context: FlushContext,
  dueEntries: OutboxEntry[],
  shouldContinue: () => boolean,
): Promise<OutboxEntry | null> {
  const unlinkedEntries = dueEntries.filter(({ remoteId }) => remoteId === null);
  if (unlinkedEntries[0] && unlinkedEntries[0] === dueEntries[0]) {
    const batch = takeBatch(unlinkedEntries);
    await pushNew(context, batch);
    return batch.at(-1) ?? null;
  }
  let lastEntry: OutboxEntry | null = null;
  // Asking what is due after each of them would take the store longer than all the rest.
  for (const entry of dueEntries) {
    if (entry.remoteId === null || !canWrite(context) || !shouldContinue()) break;
    lastEntry = entry;
    await pushExisting(context, entry);
  }
  return lastEntry;
}

/** While writing waits: looks up what is new. What the wiki knows is read just before it is written, and not now. */
async function lookUpNew(context: FlushContext, dueEntries: OutboxEntry[]): Promise<OutboxEntry | null> {
  const notLookedUp = dueEntries.filter(
    ({ remoteId, unknownAt }) => remoteId === null && unknownAt === undefined,
  );
  if (notLookedUp.length > 0) await pushNew(context, notLookedUp);
  return dueEntries.at(-1) ?? null;
}

/** At the end of what is due: what was passed over or became due before it is read from the beginning. False: that was it. */
function rewindCursor(context: FlushContext): boolean {
  if (context.cursor === null || !canWrite(context)) return false;
  context.cursor = null;
  return true;
}
