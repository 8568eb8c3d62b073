import { useState } from 'react';
import { buildUndoAction, type Notification } from '@/components/library/NotificationBar';
import type { Route } from '@/lib/app/library/route';
import { lastChoice, lastDeletion, lastStatus } from '@/lib/storage/settings/settings';
import {
  createDeletionNotification,
  createStatusNotification,
  type LibraryActions,
} from './use-library-actions';
import { useSetting } from './use-setting';
import { createChoiceNotification, undoChoice } from './wiki/choose-side';

type UndoOffer = {
  performedAt: string;
  notification: Notification;
  /** What it was done to. */
  stableIds: string[];
  dismiss: () => void;
};

// A change of status is small: a page that is opened later than this does not come back to it.
const STATUS_UNDO_MS = 10 * 60 * 1000;

/**
 * The last thing that can be undone: a deletion, a change of status, or choices between a source and a wiki; null:
 * nothing. Outlives the page. Offered where what it would change is in sight: in the list, and on the record it was done to.
 */
export function useLastUndo(libraryActions: LibraryActions, route: Route): UndoOffer | null {
  const deletion = useDeletionUndo(libraryActions);
  const status = useStatusUndo(libraryActions);
  const choice = useChoiceUndo(libraryActions);
  const offers = [deletion, status, choice].filter((offer) => offer !== null);
  const latestOffer = offers.sort((a, b) => (a.performedAt < b.performedAt ? 1 : -1))[0] ?? null;
  return latestOffer && isShownInView(route, latestOffer.stableIds) ? latestOffer : null;
}

/** Whether a view shows one of these sources. */
export const isShownInView = (route: Route, stableIds: readonly string[]): boolean =>
  route.view === 'sources' || (route.view === 'record' && stableIds.includes(route.stableId));

function useDeletionUndo(libraryActions: LibraryActions): UndoOffer | null {
  const deletion = useSetting(lastDeletion) ?? null;
  if (!deletion) return null;
  const { at, stableIds } = deletion;
  const notification = createDeletionNotification(
    stableIds,
    () => void libraryActions.restoreSources(stableIds),
  );
  return { performedAt: at, notification, stableIds, dismiss: () => void lastDeletion.set(null) };
}

function useStatusUndo(libraryActions: LibraryActions): UndoOffer | null {
  const statusChange = useSetting(lastStatus) ?? null;
  const [earliestShown] = useState(() => new Date(Date.now() - STATUS_UNDO_MS).toISOString());
  if (!statusChange || statusChange.at < earliestShown) return null;
  const notification = createStatusNotification(
    statusChange,
    () => void libraryActions.undoStatusChange(statusChange),
  );
  const stableIds = Object.values(statusChange.before).flat();
  return { performedAt: statusChange.at, notification, stableIds, dismiss: () => void lastStatus.set(null) };
}

function useChoiceUndo(libraryActions: LibraryActions): UndoOffer | null {
  const choice = useSetting(lastChoice) ?? null;
  if (!choice) return null;
  const { at, wikiId, wiki, stableId, fields } = choice;
  const undo = () => void undoChoice({ wikiId, wiki, stableId }, fields, libraryActions);
  const notification = { ...createChoiceNotification(wiki, fields, undo), action: buildUndoAction(undo) };
  return { performedAt: at, notification, stableIds: [stableId], dismiss: () => void lastChoice.set(null) };
}
