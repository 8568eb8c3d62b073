import {
  hasWrittenAnything,
  isUndoable,
  isUnfinished,
  type LibraryChange,
} from '@/lib/record/schema/library-change';
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
 * Ctrl+Z does not undo an action that was performed more than this many ms before the page was opened,
 * because the reader does not expect it to undo the work of the day before. The menu still offers Undo of
 * such an action.
 */
const SHORTCUT_UNDO_MS = 10 * 60 * 1000;

/** Lists the actions that can be undone, the latest first. While the page writes a change, earlier ones are not listed. */
export function listUndoOffers<Choice extends { at: string; stableId: string }>(
  { changes, choice }: UndoableActions<Choice>,
  runningChange: RunningChange | null,
): UndoOffer<Choice>[] {
  const offers: UndoOffer<Choice>[] = changes
    .filter(canBeUndone)
    .map((change) => ({ kind: 'change', at: change.at, stableIds: change.firstIds, change }));
  if (choice) offers.push({ kind: 'choice', at: choice.at, stableIds: [choice.stableId], choice });
  return offers
    .filter(({ at }) => !runningChange || at > runningChange.latestHiddenUndoAt)
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** Returns the id of an offer, which is stored when the reader closes the notification of the offer. */
export const getOfferId = (offer: UndoOffer<unknown>): string =>
  offer.kind === 'change' ? offer.change.id : offer.at;

/**
 * Returns whether the notification bar shows an offer. Otherwise only a menu offers the Undo: if the reader
 * closed the notification (`dismissedChangeId`), or if the action ended before the tab was opened at
 * `tabOpenedAt` (ISO 8601). `followedIds` are the changes that were running while the page was open.
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

/** Returns whether a change is finished and has written anything that Undo can revert. */
export const canBeUndone = (change: LibraryChange): boolean =>
  !isUnfinished(change) &&
  change.state !== 'undone' &&
  change.appliedCount > 0 &&
  hasWrittenAnything(change) &&
  isUndoable(change.action);

/** Returns whether Ctrl+Z undoes an action in a page that was opened at `openedAt`. */
export const canShortcutUndo = ({ at }: { at: string }, openedAt: Date): boolean =>
  at >= new Date(openedAt.getTime() - SHORTCUT_UNDO_MS).toISOString();

/** Returns whether the view of a route shows at least one of these sources. */
export const isShownInView = (route: Route, stableIds: readonly string[]): boolean =>
  route.view === 'sources' ||
  route.view === 'review' ||
  route.view === 'tags' ||
  (route.view === 'record' && stableIds.includes(route.stableId));
