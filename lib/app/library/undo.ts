import type { SourceStatus } from '@/lib/record/schema/vocabulary';
import type { Route } from './route';

/** Read and write access to one setting. `set` rejects when the disk is full. */
export type SettingPort<T> = { get: () => Promise<T>; set: (value: T) => Promise<void> };

/** Stable ids by the status that each source has. */
export type IdsByStatus = Record<SourceStatus, string[]>;

/** A change of status that can be undone: the new status, and the sources by their previous one. */
export type StatusChange = { status: SourceStatus; before: IdsByStatus };

/** The last action of each kind that can be undone, from the settings. Every `at` is an ISO 8601 time. */
export type UndoMemory<Choice extends { at: string; stableId: string }> = {
  deletion: { at: string; stableIds: string[] } | null;
  statusChange: (StatusChange & { at: string }) | null;
  choice: Choice | null;
};

/** The action that Undo would revert. */
export type UndoOffer<Choice> =
  | { kind: 'deletion'; at: string; stableIds: string[] }
  | { kind: 'status'; at: string; stableIds: string[]; change: StatusChange }
  | { kind: 'choice'; at: string; stableIds: string[]; choice: Choice };

/** How old a change of status may be when the page opens for Undo to be offered, in ms. */
export const STATUS_UNDO_MS = 10 * 60 * 1000;

/**
 * Finds the latest action that can be undone, or null. Undo is offered only where the reader sees its effect: in the list,
 * and on the record of an affected source. `openedAt` is when the page was opened.
 */
export function findUndoOffer<Choice extends { at: string; stableId: string }>(
  { deletion, statusChange, choice }: UndoMemory<Choice>,
  route: Route,
  openedAt: Date,
): UndoOffer<Choice> | null {
  const offers: UndoOffer<Choice>[] = [];
  if (deletion) offers.push({ kind: 'deletion', ...deletion });
  if (statusChange && statusChange.at >= new Date(openedAt.getTime() - STATUS_UNDO_MS).toISOString()) {
    const stableIds = Object.values(statusChange.before).flat();
    offers.push({ kind: 'status', at: statusChange.at, stableIds, change: statusChange });
  }
  if (choice) offers.push({ kind: 'choice', at: choice.at, stableIds: [choice.stableId], choice });
  const latest = offers.sort((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null;
  return latest && isShownInView(route, latest.stableIds) ? latest : null;
}

/** Whether a view shows at least one of these sources. */
export const isShownInView = (route: Route, stableIds: readonly string[]): boolean =>
  route.view === 'sources' || (route.view === 'record' && stableIds.includes(route.stableId));

/**
 * Performs a change that can be undone. The change is saved in the setting first, so that Undo works even if the page
 * closes in between. If the change fails, the previous value of the setting is restored.
 */
export async function performWithUndo<T, R extends { ok: boolean }>(
  setting: SettingPort<T>,
  change: T,
  perform: () => Promise<R>,
): Promise<R> {
  const previousChange = await setting.get();
  await setting.set(change);
  const reply = await perform();
  if (!reply.ok) await setting.set(previousChange);
  return reply;
}
