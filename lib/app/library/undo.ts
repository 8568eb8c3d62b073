import { isUndoable, isUnfinished, type LibraryChange } from '@/lib/record/schema/library-change';
import type { Route } from './route';
import type { RunningChange } from './running-changes';

/** Read and write access to one setting. `set` rejects when the disk is full. */
export type SettingAccess<T> = { get: () => Promise<T>; set: (value: T) => Promise<void> };

/** The actions that can be undone: the stored changes, and the last choice between local and remote values. */
export type UndoableActions<Choice extends { at: string; stableId: string }> = {
  changes: readonly LibraryChange[];
  choice: Choice | null;
};

/** An action for which Undo is offered. `at` is an ISO 8601 time. */
export type UndoOffer<Choice> =
  | { kind: 'change'; at: string; stableIds: string[]; change: LibraryChange }
  | { kind: 'choice'; at: string; stableIds: string[]; choice: Choice };

/**
 * The maximum age in ms, when the page opens, of a change for which Undo is offered. An older notification would return after a
 * restart of the browser. Deleted sources can still be restored from the bin.
 */
const CHANGE_UNDO_MS = 10 * 60 * 1000;

/**
 * Finds the latest action that can be undone. Returns null if there is none, or while the page writes a later change. `openedAt` is when
 * the page was opened.
 */
export function findUndoOffer<Choice extends { at: string; stableId: string }>(
  { changes, choice }: UndoableActions<Choice>,
  openedAt: Date,
  runningChange: RunningChange | null,
): UndoOffer<Choice> | null {
  const offers: UndoOffer<Choice>[] = changes
    .filter((change) => canBeUndone(change) && !isOutdated(change, openedAt))
    .map((change) => ({ kind: 'change', at: change.at, stableIds: change.firstIds, change }));
  if (choice) offers.push({ kind: 'choice', at: choice.at, stableIds: [choice.stableId], choice });
  const latestOffer = offers.sort((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null;
  if (!latestOffer || (runningChange && latestOffer.at <= runningChange.hidesUndoUntil)) return null;
  return latestOffer;
}

/** Returns the id by which it is stored that the reader closed the notification of an offer. */
export const getOfferId = (offer: UndoOffer<unknown>): string =>
  offer.kind === 'change' ? offer.change.id : offer.at;

/**
 * Returns whether the notification bar shows an offer. Otherwise only a menu does: the reader closed its notification, or the action was
 * finished before the tab was opened at `tabOpenedAt` (ISO 8601). `followedIds` are the changes that were running while the page was open.
 */
export const shouldShowInBar = (
  offer: UndoOffer<unknown>,
  {
    tabOpenedAt,
    followedIds,
    dismissedChangeId,
  }: { tabOpenedAt: string; followedIds: ReadonlySet<string>; dismissedChangeId: string | null },
): boolean =>
  getOfferId(offer) !== dismissedChangeId && (offer.at >= tabOpenedAt || followedIds.has(getOfferId(offer)));

/** Whether a change is finished and has written anything that Undo can revert. */
export const canBeUndone = (change: LibraryChange): boolean =>
  !isUnfinished(change) &&
  change.state !== 'undone' &&
  change.appliedCount > 0 &&
  change.changedCount > 0 &&
  isUndoable(change.action);

const isOutdated = ({ at }: LibraryChange, openedAt: Date): boolean =>
  at < new Date(openedAt.getTime() - CHANGE_UNDO_MS).toISOString();

/** Whether the view of a route shows at least one of these sources. */
export const isShownInView = (route: Route, stableIds: readonly string[]): boolean =>
  route.view === 'sources' ||
  route.view === 'review' ||
  route.view === 'tags' ||
  (route.view === 'record' && stableIds.includes(route.stableId));
