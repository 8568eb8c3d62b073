import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { buildUndoAction } from '@/components/library/NotificationBar';
import { formatLibraryMessage } from '@/lib/app/describe/format-library-message';
import {
  type ClosedUndo,
  isUndoable,
  type LibraryMessage,
  type Notification,
} from '@/lib/app/library/notifications';
import type { Route } from '@/lib/app/library/route';
import {
  findUndoOffer,
  getOfferId,
  isShownInView,
  shouldShowInBar,
  type UndoOffer,
} from '@/lib/app/library/undo';
import { type LastChoice, undoChoice } from '@/lib/app/library/wiki-choices';
import { isUnfinished, type LibraryChange } from '@/lib/record/schema/library-change';
import { dismissedChange, lastChoice } from '@/lib/storage/settings/settings';
import type { LibraryActions } from './use-library-actions';
import { useOfferTimeout } from './use-offer-timeout';
import { useSetting } from './use-setting';
import { createChoiceDeps } from './wiki/choice-deps';

/**
 * Returns what offers to undo the last action: the notification, later the menu, and always Ctrl+Z. The last action is stored, so
 * Undo is also offered after a reload. The notification does not return after a restart of the browser; the menu offers Undo then, and
 * while the bar shows `shownNotification`.
 */
export function useLastUndo(
  libraryActions: LibraryActions,
  changes: LibraryChange[],
  route: Route,
  closedUndo: ClosedUndo | null,
  shownNotification: Notification | null,
): {
  offer: { notification: Notification; performedAt: string; dismiss: () => void } | null;
  /** The last action, if the bar does not offer to undo it. A menu does. */
  lastChange: { text: string; undo: () => void } | null;
  /** What Ctrl+Z does while no notification offers Undo. Null in a view that does not show the sources of the last action. */
  undoLatest: (() => void) | null;
} {
  const dismissedChangeId = useSetting(dismissedChange) ?? null;
  const choice = useSetting(lastChoice) ?? null;
  const [openedAt] = useState(() => new Date());
  const { subscribe, getLatest } = libraryActions.runningChanges;
  const runningChange = useSyncExternalStore(subscribe, getLatest);
  const undoOffer = findUndoOffer({ changes, choice }, openedAt, runningChange);
  const [tabOpenedAt] = useState(getTabOpenedAt);
  const followedIds = useFollowedIds(changes);
  const offer = undoOffer && {
    notification: createUndoNotification(undoOffer, libraryActions),
    performedAt: undoOffer.at,
    dismiss: () => void dismissedChange.set(getOfferId(undoOffer)),
  };
  const isInTime = useOfferTimeout(offer);
  const isLatest = isLaterThan(offer, closedUndo);
  const isShown = undoOffer !== null && isShownInView(route, undoOffer.stableIds);
  if (
    isInTime &&
    isLatest &&
    isShown &&
    isBarFree(shownNotification) &&
    shouldShowInBar(undoOffer, { tabOpenedAt, followedIds, dismissedChangeId })
  )
    return { offer, lastChange: null, undoLatest: runningChange?.undo ?? null };
  const lastChange = isLatest ? offer && buildLastChange(offer.notification) : closedUndo;
  const shortcutChange = isShown || !isLatest ? lastChange : null;
  return { offer: null, lastChange, undoLatest: runningChange?.undo ?? shortcutChange?.undo ?? null };
}

const isBarFree = (notification: Notification | null): boolean =>
  notification === null || isUndoable(notification);

const isLaterThan = (offer: { performedAt: string } | null, closedUndo: ClosedUndo | null): boolean =>
  closedUndo === null || (offer !== null && offer.performedAt > closedUndo.postedAt);

const buildLastChange = ({ text, action }: Notification): { text: string; undo: () => void } | null =>
  action && { text, undo: action.run };

/** Returns the ids of the changes that were unfinished while this page was open. Their end is news to the reader. */
function useFollowedIds(changes: LibraryChange[]): ReadonlySet<string> {
  const idsRef = useRef(new Set<string>());
  useEffect(() => {
    for (const change of changes) if (isUnfinished(change)) idsRef.current.add(change.id);
  }, [changes]);
  return idsRef.current;
}

const TAB_OPENED_KEY = 'tabOpenedAt';

/** Returns when this tab first showed the library (ISO 8601). A reload keeps the time; a restart of the browser does not. */
function getTabOpenedAt(): string {
  const storedTime = sessionStorage.getItem(TAB_OPENED_KEY);
  if (storedTime !== null) return storedTime;
  const openedAt = new Date().toISOString();
  sessionStorage.setItem(TAB_OPENED_KEY, openedAt);
  return openedAt;
}

function createUndoNotification(offer: UndoOffer<LastChoice>, libraryActions: LibraryActions): Notification {
  const buildNotification = (
    kind: Notification['kind'],
    message: LibraryMessage,
    undo: () => Promise<unknown>,
  ): Notification => ({
    kind,
    text: formatLibraryMessage(message),
    action: buildUndoAction(() => void undo()),
    progress: null,
  });
  switch (offer.kind) {
    case 'change': {
      const { change } = offer;
      return buildNotification(change.problem ? 'alert' : 'status', { kind: 'changed', change }, () =>
        libraryActions.undoChange(change),
      );
    }
    case 'choice': {
      const { wiki, fields } = offer.choice;
      return buildNotification('status', { kind: 'choice-made', count: fields.length, wiki }, () =>
        undoChoice(createChoiceDeps(libraryActions), offer.choice, fields),
      );
    }
  }
}
