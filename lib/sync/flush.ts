import type { SyncRecord } from '@/lib/model/sync';
import type { Wiki } from '@/lib/model/wiki';
import { pushKnown } from './push-known';
import { batchOf, pushNew } from './push-new';
import { isHeldUp, LAST_ID, mayWrite, newCondition, type Run, type SyncDeps } from './run';
import { BATCH_SIZE } from './sync-record';
import { waitOf } from './waits';

/** `nextAt`: when it is worth calling again; null: when something is saved or changed. `why`: what holds it up. */
export type FlushEnd = { nextAt: string | null; stopped: boolean; why: string | null };

/**
 * Sends everything that is due to one wiki and takes over what changed there, until nothing is due or the wiki makes it
 * wait. Every step is in the store before the next one, so it may be killed at any point and begun again. Only one flush
 * of a wiki may run at a time. `mayGoOn`: asked between steps.
 */
export async function flush(
  deps: SyncDeps,
  wiki: Wiki,
  mayGoOn: () => boolean = () => true,
): Promise<FlushEnd> {
  const condition = (await deps.store.condition(wiki.id)) ?? newCondition(wiki.id);
  const run: Run = { ...deps, wiki, condition, pages: new Map(), place: null };
  while (mayGoOn() && !isHeldUp(run)) if (!(await step(run, mayGoOn))) break;
  const { stopped, why } = run.condition;
  if (stopped) return { nextAt: null, stopped, why };
  const dueAt = await deps.store.nextDueAt(wiki.id);
  if (dueAt === null) return { nextAt: null, stopped, why: null };
  const wait = waitOf(run.condition, run.now());
  return { nextAt: wait && wait.until > dueAt ? wait.until : dueAt, stopped, why: wait?.why ?? null };
}

/** The known sources that are due first, or one batch of unknown ones. False: nothing is due. */
async function step(run: Run, mayGoOn: () => boolean): Promise<boolean> {
  const fresh = await dueSinceLastStep(run);
  if (fresh.length > 0) {
    await pushDue(run, fresh, mayGoOn);
    return true;
  }
  const due = await run.store.due(run.wiki.id, run.now(), BATCH_SIZE, run.place);
  if (due.length === 0) return beginAgain(run);
  run.place = mayWrite(run) ? await pushDue(run, due, mayGoOn) : await lookAhead(run, due);
  return true;
}

/** What the reader saved in the middle of a long queue does not wait for its end. */
async function dueSinceLastStep(run: Run): Promise<SyncRecord[]> {
  const { steppedAt } = run;
  run.steppedAt = run.now().toISOString();
  if (!steppedAt || !mayWrite(run)) return [];
  return run.store.due(run.wiki.id, run.now(), BATCH_SIZE, { dueAt: steppedAt, stableId: LAST_ID });
}

/** Gives the last one that was looked at. */
async function pushDue(run: Run, due: SyncRecord[], mayGoOn: () => boolean): Promise<SyncRecord | null> {
  const unknown = due.filter(({ remoteId }) => remoteId === null);
  if (unknown[0] && unknown[0] === due[0]) {
    const batch = batchOf(unknown);
    await pushNew(run, batch);
    return batch.at(-1) ?? null;
  }
  let last: SyncRecord | null = null;
  // Asking what is due after each of them would take the store longer than all the rest.
  for (const record of due) {
    if (record.remoteId === null || !mayWrite(run) || !mayGoOn()) break;
    last = record;
    await pushKnown(run, record);
  }
  return last;
}

/** While writing waits: looks up what is new. What the wiki knows is read just before it is written, and not now. */
async function lookAhead(run: Run, due: SyncRecord[]): Promise<SyncRecord | null> {
  const unmet = due.filter(({ remoteId, unknownAt }) => remoteId === null && unknownAt === undefined);
  if (unmet.length > 0) await pushNew(run, unmet);
  return due.at(-1) ?? null;
}

/** At the end of what is due: what was passed over or became due before it is read from the beginning. False: that was it. */
function beginAgain(run: Run): boolean {
  if (run.place === null || !mayWrite(run)) return false;
  run.place = null;
  return true;
}
