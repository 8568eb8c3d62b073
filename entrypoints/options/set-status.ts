import type { Result } from '@/lib/base/result';
import { err, ok } from '@/lib/base/result';
import { send } from '@/lib/browser/messages/send';
import { StableId } from '@/lib/record/schema/primitives';
import type { SourceStatus } from '@/lib/record/schema/vocabulary';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { SOURCE_STATUSES } from '@/lib/record/vocabulary';
import type { Database } from '@/lib/storage/open-database';
import { getIdsByStatus, type IdsByStatus } from '@/lib/storage/queries/get-ids-by-status';
import type { Setting } from '@/lib/storage/settings/define-setting';
import { lastStatus } from '@/lib/storage/settings/settings';

/** A change of status that can be taken back: what was set, and where each source stood before. */
export type StatusChange = { status: SourceStatus; before: IdsByStatus };

/** Sets the status of sources and remembers for Undo where they stood. Gives how many it moved. */
export async function setStatus(
  database: Database,
  stableIds: string[],
  status: SourceStatus,
): Promise<Result<number, WriteProblem>> {
  const before = { ...(await getIdsByStatus(database, stableIds)), [status]: [] };
  const movedCount = countSources(before);
  const change = { at: new Date().toISOString(), status, before };
  const sendStatus = () => send('source/set-status', { stableIds: parseStableIds(stableIds), status });
  const reply = movedCount > 0 ? await performWithUndo(lastStatus, change, sendStatus) : await sendStatus();
  return reply.ok ? ok(movedCount) : reply;
}

/**
 * Puts sources back where they stood. One that was moved on since, or went to the bin, stays where it is. Gives how many
 * went back.
 */
export async function undoStatusChange(
  database: Database,
  { status, before }: StatusChange,
): Promise<Result<number, WriteProblem>> {
  const unmovedIds = new Set(
    (
      await getIdsByStatus(
        database,
        SOURCE_STATUSES.flatMap((previousStatus) => before[previousStatus]),
      )
    )[status],
  );
  let restoredCount = 0;
  for (const previousStatus of SOURCE_STATUSES) {
    const ids = before[previousStatus].filter((id) => unmovedIds.has(id));
    if (ids.length === 0) continue;
    const reply = await send('source/set-status', { stableIds: parseStableIds(ids), status: previousStatus });
    if (!reply.ok) return err(reply.problem);
    restoredCount += reply.value;
  }
  await lastStatus.set(null);
  return ok(restoredCount);
}

/**
 * Does what can be taken back. It is remembered before it is done: a page that is closed in between finds its way back. What
 * failed is forgotten, and what was remembered before stands again.
 */
export async function performWithUndo<T, R extends { ok: boolean }>(
  setting: Setting<T>,
  change: T,
  perform: () => Promise<R>,
): Promise<R> {
  const previousChange = await setting.get();
  await setting.set(change);
  const reply = await perform();
  if (!reply.ok) await setting.set(previousChange);
  return reply;
}

/** How many sources a change moved. */
export const countSources = (before: IdsByStatus): number =>
  SOURCE_STATUSES.reduce((sum, status) => sum + before[status].length, 0);

/** The ids that are stable ids, as the worker takes them. */
export const parseStableIds = (ids: string[]): StableId[] =>
  ids.flatMap((id) => StableId.safeParse(id).data ?? []);
