import { useState, useSyncExternalStore } from 'react';
import { buildUndoAction } from '@/components/library/NotificationBar';
import { formatLibraryMessage } from '@/lib/app/describe/format-library-message';
import type { LibraryMessage, Notification } from '@/lib/app/library/notifications';
import type { Route } from '@/lib/app/library/route';
import { findUndoOffer, type UndoOffer } from '@/lib/app/library/undo';
import { type LastChoice, undoChoice } from '@/lib/app/library/wiki-choices';
import { countSources } from '@/lib/app/worker/undoable-changes';
import { lastChoice, lastDeletion, lastStatusChange } from '@/lib/storage/settings/settings';
import type { LibraryActions } from './use-library-actions';
import { useSetting } from './use-setting';
import { createChoiceDeps } from './wiki/choice-deps';

/**
 * The notification that offers to undo the last action, which is stored in the settings and so survives a reload; and the
 * function that undoes the change that the page is writing.
 */
export function useLastUndo(
  libraryActions: LibraryActions,
  route: Route,
): {
  offer: { notification: Notification; performedAt: string; dismiss: () => void } | null;
  undoRunningChange: (() => void) | null;
} {
  const deletion = useSetting(lastDeletion) ?? null;
  const statusChange = useSetting(lastStatusChange) ?? null;
  const choice = useSetting(lastChoice) ?? null;
  const [openedAt] = useState(() => new Date());
  const { subscribe, getLatest } = libraryActions.runningChanges;
  const runningChange = useSyncExternalStore(subscribe, getLatest);
  const offer = findUndoOffer({ deletion, statusChange, choice }, route, openedAt, runningChange);
  return {
    offer: offer && {
      notification: createUndoNotification(offer, libraryActions),
      performedAt: offer.at,
      dismiss: () => void getMemory(offer).set(null),
    },
    undoRunningChange: runningChange?.undo ?? null,
  };
}

const getMemory = ({ kind }: UndoOffer<LastChoice>): { set: (value: null) => Promise<void> } =>
  ({ deletion: lastDeletion, status: lastStatusChange, choice: lastChoice })[kind];

function createUndoNotification(offer: UndoOffer<LastChoice>, libraryActions: LibraryActions): Notification {
  const build = (message: LibraryMessage, undo: () => Promise<unknown>): Notification => ({
    kind: 'status',
    text: formatLibraryMessage(message),
    action: buildUndoAction(() => void undo()),
    progress: null,
  });
  switch (offer.kind) {
    case 'deletion':
      return build({ kind: 'deleted', count: offer.stableIds.length }, () =>
        libraryActions.restoreSources(offer.stableIds),
      );
    case 'status': {
      const { status, before } = offer.change;
      return build({ kind: 'status-changed', count: countSources(before), status }, () =>
        libraryActions.undoStatusChange(offer.change),
      );
    }
    case 'choice': {
      const { wiki, fields } = offer.choice;
      return build({ kind: 'choice-made', count: fields.length, wiki }, () =>
        undoChoice(createChoiceDeps(libraryActions), offer.choice, fields),
      );
    }
  }
}
