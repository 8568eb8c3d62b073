import { isUnfinished, type LibraryChange } from '@/lib/record/schema/library-change';
import type { Route } from './route';
import type { RunningChange } from './running-changes';

/** Read and write access to one setting. `set` rejects when the disk is full. */
export type SettingPort<T> = { get: () => Promise<T>; set: (value: T) => Promise<void> };

/** What can be undone: the stored changes, and the last choice between the local and a wiki's values. */
export type UndoMemory<Choice extends { at: string; stableId: string }> = {
  changes: readonly LibraryChange[];
  /** The id of the last change whose notification the reader closed. */
  dismissedChangeId: string | null;
  choice: Choice | null;
};

/** The action that Undo would revert. `at` is an ISO 8601 time. */
export type UndoOffer<Choice> =
  | { kind: 'change'; at: string; stableIds: string[]; change: LibraryChange }
  | { kind: 'choice'; at: string; stableIds: string[]; choice: Choice };

/** How old a change of status may be when the page opens for Undo to be offered, in ms. */
export const STATUS_UNDO_MS = 10 * 60 * 1000;

/**
 * Finds the latest action that can be undone, or null. Undo is offered only where the reader sees its effect: in the list,
 * and on the record of an affected source. `openedAt` is when the page was opened. While the page writes a change, Undo of
 * an earlier one is not offered.
 */
export function findUndoOffer<Choice extends { at: string; stableId: string }>(
  { changes, dismissedChangeId, choice }: UndoMemory<Choice>,
  route: Route,
  openedAt: Date,
  runningChange: RunningChange | null,
): UndoOffer<Choice> | null {
  const offers: UndoOffer<Choice>[] = changes
    .filter((change) => canBeUndone(change) && !isOutdated(change, openedAt))
    .map((change) => ({ kind: 'change', at: change.at, stableIds: change.firstIds, change }));
  if (choice) offers.push({ kind: 'choice', at: choice.at, stableIds: [choice.stableId], choice });
  const latest = offers.sort((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null;
  if (!latest || (runningChange && latest.at <= runningChange.hidesUndoUntil)) return null;
  if (latest.kind === 'change' && latest.change.id === dismissedChangeId) return null;
  return isShownInView(route, latest.stableIds) ? latest : null;
}

/** Whether a change has written anything that an undo would revert. */
export const canBeUndone = (change: LibraryChange): boolean =>
  !isUnfinished(change) &&
  change.state !== 'undone' &&
  change.appliedCount > 0 &&
  change.changedCount > 0 &&
  (change.action.kind === 'status' || change.action.kind === 'delete');

const isOutdated = ({ action, at }: LibraryChange, openedAt: Date): boolean =>
  action.kind === 'status' && at < new Date(openedAt.getTime() - STATUS_UNDO_MS).toISOString();

/** Whether a view shows at least one of these sources. */
export const isShownInView = (route: Route, stableIds: readonly string[]): boolean =>
  route.view === 'sources' || (route.view === 'record' && stableIds.includes(route.stableId));
