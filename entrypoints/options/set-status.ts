import type { Result } from '@/lib/base/result';
import { err, ok } from '@/lib/base/result';
import type { Store } from '@/lib/db/open';
import { type ByStatus, statusesOf } from '@/lib/db/read/statuses';
import { send } from '@/lib/messages/send';
import { StableId } from '@/lib/model/primitives';
import type { StoreProblem } from '@/lib/model/problem';
import { type SourceStatus, STATUSES } from '@/lib/model/vocabulary';
import { lastStatus } from '@/lib/settings/items';
import type { Setting } from '@/lib/settings/setting';

/** A change of status that can be taken back: what was set, and where each source stood before. */
export type StatusChange = { status: SourceStatus; before: ByStatus };

/** Sets the status of sources and remembers for Undo where they stood. Gives how many it moved. */
export async function setStatus(
  store: Store,
  stableIds: string[],
  status: SourceStatus,
): Promise<Result<number, StoreProblem>> {
  const before = { ...(await statusesOf(store, stableIds)), [status]: [] };
  const moved = countOf(before);
  const change = { at: new Date().toISOString(), status, before };
  const done = () => send('source/set-status', { stableIds: keysOf(stableIds), status });
  const reply = moved > 0 ? await undoable(lastStatus, change, done) : await done();
  return reply.ok ? ok(moved) : reply;
}

/**
 * Puts sources back where they stood. One that was moved on since, or went to the bin, stays where it is. Gives how many
 * went back.
 */
export async function undoStatus(
  store: Store,
  { status, before }: StatusChange,
): Promise<Result<number, StoreProblem>> {
  const still = new Set(
    (
      await statusesOf(
        store,
        STATUSES.flatMap((one) => before[one]),
      )
    )[status],
  );
  let count = 0;
  for (const one of STATUSES) {
    const ids = before[one].filter((id) => still.has(id));
    if (ids.length === 0) continue;
    const reply = await send('source/set-status', { stableIds: keysOf(ids), status: one });
    if (!reply.ok) return err(reply.problem);
    count += reply.value;
  }
  await lastStatus.set(null);
  return ok(count);
}

/**
 * Does what can be taken back. It is remembered before it is done: a page that is closed in between finds its way back. What
 * failed is forgotten, and what was remembered before stands again.
 */
export async function undoable<T, R extends { ok: boolean }>(
  setting: Setting<T>,
  change: T,
  done: () => Promise<R>,
): Promise<R> {
  const last = await setting.get();
  await setting.set(change);
  const reply = await done();
  if (!reply.ok) await setting.set(last);
  return reply;
}

/** How many sources a change moved. */
export const countOf = (before: ByStatus): number =>
  STATUSES.reduce((sum, status) => sum + before[status].length, 0);

/** The ids that are stable ids, as the worker takes them. */
export const keysOf = (ids: string[]): StableId[] => ids.flatMap((id) => StableId.safeParse(id).data ?? []);
