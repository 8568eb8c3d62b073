import type { Deletion, StatusChange } from '@/lib/record/schema/undoable-change';
import type { Route } from './route';
import type { RunningChange } from './running-changes';

/** Read and write access to one setting. `set` rejects when the disk is full. */
export type SettingPort<T> = { get: () => Promise<T>; set: (value: T) => Promise<void> };

/** The last action of each kind that can be undone, from the settings. Every `at` is an ISO 8601 time. */
export type UndoMemory<Choice extends { at: string; stableId: string }> = {
  deletion: Deletion | null;
  statusChange: StatusChange | null;
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
 * and on the record of an affected source. `openedAt` is when the page was opened. While the page writes a change, Undo of
 * an earlier one is not offered.
 */
export function findUndoOffer<Choice extends { at: string; stableId: string }>(
  { deletion, statusChange, choice }: UndoMemory<Choice>,
  route: Route,
  openedAt: Date,
  runningChange: RunningChange | null,
): UndoOffer<Choice> | null {
  const offers: UndoOffer<Choice>[] = [];
  if (deletion) offers.push({ kind: 'deletion', ...deletion });
  if (statusChange && statusChange.at >= new Date(openedAt.getTime() - STATUS_UNDO_MS).toISOString()) {
    const stableIds = Object.values(statusChange.before).flat();
    offers.push({ kind: 'status', at: statusChange.at, stableIds, change: statusChange });
  }
  if (choice) offers.push({ kind: 'choice', at: choice.at, stableIds: [choice.stableId], choice });
  const latest = offers.sort((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null;
  if (!latest || (runningChange && latest.at <= runningChange.hidesUndoUntil)) return null;
  return isShownInView(route, latest.stableIds) ? latest : null;
}

/** Whether a view shows at least one of these sources. */
export const isShownInView = (route: Route, stableIds: readonly string[]): boolean =>
  route.view === 'sources' || (route.view === 'record' && stableIds.includes(route.stableId));
