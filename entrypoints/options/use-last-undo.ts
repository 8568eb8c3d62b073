import { useState } from 'react';
import { buildUndoAction } from '@/components/library/NotificationBar';
import { formatLibraryMessage } from '@/lib/app/describe/format-library-message';
import type { Notification } from '@/lib/app/library/notifications';
import type { Route } from '@/lib/app/library/route';
import { countSources } from '@/lib/app/library/source-actions';
import { findUndoOffer, type UndoOffer } from '@/lib/app/library/undo';
import { lastChoice, lastDeletion, lastStatus } from '@/lib/storage/settings/settings';
import type { LibraryActions } from './use-library-actions';
import { useSetting } from './use-setting';
import { createChoiceNotification, undoChoice } from './wiki/choose-side';

type LastChoice = NonNullable<Awaited<ReturnType<typeof lastChoice.get>>>;

/** The notification that offers to undo the last action. It is remembered in the settings, so it outlives the page. */
export function useLastUndo(
  libraryActions: LibraryActions,
  route: Route,
): { notification: Notification; performedAt: string; dismiss: () => void } | null {
  const deletion = useSetting(lastDeletion) ?? null;
  const statusChange = useSetting(lastStatus) ?? null;
  const choice = useSetting(lastChoice) ?? null;
  const [openedAt] = useState(() => new Date());
  const offer = findUndoOffer({ deletion, statusChange, choice }, route, openedAt);
  if (!offer) return null;
  return {
    notification: createUndoNotification(offer, libraryActions),
    performedAt: offer.at,
    dismiss: () => void getMemory(offer).set(null),
  };
}

const getMemory = ({ kind }: UndoOffer<LastChoice>): { set: (value: null) => Promise<void> } =>
  ({ deletion: lastDeletion, status: lastStatus, choice: lastChoice })[kind];

function createUndoNotification(offer: UndoOffer<LastChoice>, libraryActions: LibraryActions): Notification {
  switch (offer.kind) {
    case 'deletion':
      return {
        kind: 'status',
        text: formatLibraryMessage({ kind: 'deleted', count: offer.stableIds.length }),
        action: buildUndoAction(() => void libraryActions.restoreSources(offer.stableIds)),
        progress: null,
      };
    case 'status': {
      const { status, before } = offer.change;
      return {
        kind: 'status',
        text: formatLibraryMessage({ kind: 'status-changed', count: countSources(before), status }),
        action: buildUndoAction(() => void libraryActions.undoStatusChange(offer.change)),
        progress: null,
      };
    }
    case 'choice': {
      const { wikiId, wiki, stableId, fields } = offer.choice;
      const undo = () => void undoChoice({ wikiId, wiki, stableId }, fields, libraryActions);
      return { ...createChoiceNotification(wiki, fields, undo), action: buildUndoAction(undo) };
    }
  }
}
