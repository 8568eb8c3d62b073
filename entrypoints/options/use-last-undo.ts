import { useState, useSyncExternalStore } from 'react';
import { buildUndoAction } from '@/components/library/NotificationBar';
import { formatLibraryMessage } from '@/lib/app/describe/format-library-message';
import type { LibraryMessage, Notification } from '@/lib/app/library/notifications';
import type { Route } from '@/lib/app/library/route';
import { findUndoOffer, type UndoOffer } from '@/lib/app/library/undo';
import { type LastChoice, undoChoice } from '@/lib/app/library/wiki-choices';
import type { LibraryChange } from '@/lib/record/schema/library-change';
import { dismissedChange, lastChoice } from '@/lib/storage/settings/settings';
import type { LibraryActions } from './use-library-actions';
import { useOfferTimeout } from './use-offer-timeout';
import { useSetting } from './use-setting';
import { createChoiceDeps } from './wiki/choice-deps';

/**
 * Returns what offers to undo the last action: the notification, later the menu, and always Ctrl+Z. The last action is stored, so
 * Undo is also offered after a reload.
 */
export function useLastUndo(
  libraryActions: LibraryActions,
  changes: LibraryChange[],
  route: Route,
): {
  offer: { notification: Notification; performedAt: string; dismiss: () => void } | null;
  /** The last action, after the bar was closed by itself. A menu offers to undo it. */
  lastChange: { text: string; undo: () => void } | null;
  /** What Ctrl+Z does while no notification offers Undo. */
  undoLatest: (() => void) | null;
} {
  const dismissedChangeId = useSetting(dismissedChange) ?? null;
  const choice = useSetting(lastChoice) ?? null;
  const [openedAt] = useState(() => new Date());
  const { subscribe, getLatest } = libraryActions.runningChanges;
  const runningChange = useSyncExternalStore(subscribe, getLatest);
  const undoOffer = findUndoOffer({ changes, dismissedChangeId, choice }, route, openedAt, runningChange);
  const offer = undoOffer && {
    notification: createUndoNotification(undoOffer, libraryActions),
    performedAt: undoOffer.at,
    dismiss: () =>
      void (undoOffer.kind === 'change' ? dismissedChange.set(undoOffer.change.id) : lastChoice.set(null)),
  };
  const isInBar = useOfferTimeout(offer);
  const closedOffer = isInBar ? null : offer;
  const undo = closedOffer?.notification.action?.run ?? null;
  return {
    offer: isInBar ? offer : null,
    lastChange: closedOffer && undo && { text: closedOffer.notification.text, undo },
    undoLatest: runningChange?.undo ?? undo,
  };
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
