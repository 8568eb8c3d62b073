import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { buildUndoAction } from '@/components/library/NotificationBar';
import { formatLibraryMessage } from '@/lib/app/describe/format-library-message';
import {
  type ClosedUndo,
  type LibraryMessage,
  MAX_UNDO_STEPS,
  type Notification,
} from '@/lib/app/library/notifications';
import type { Route } from '@/lib/app/library/route';
import {
  canShortcutUndo,
  getOfferId,
  isShownInView,
  listUndoOffers,
  shouldShowInBar,
  type UndoOffer,
} from '@/lib/app/library/undo';
import { type LastChoice, undoChoice } from '@/lib/app/library/wiki-choices';
import { t } from '@/lib/browser/i18n/message';
import { isUnfinished, type LibraryChange } from '@/lib/record/schema/library-change';
import type { Database } from '@/lib/storage/open-database';
import { dismissedChange, lastChoice } from '@/lib/storage/settings/settings';
import type { LibraryActions, useLibraryActions } from './use-library-actions';
import { useOfferTimeout } from './use-offer-timeout';
import { useSetting } from './use-setting';
import { useTitles } from './use-titles';
import { createChoiceDeps } from './wiki/choice-deps';

/** An action that the menu offers to undo. */
type UndoStep = { id: string; text: string; at: string; undo: () => void };

/**
 * Returns the Undo of the notification bar (`offer`), of the menu (`undoSteps`) and of Ctrl+Z (`undoLatest`).
 * The actions on sources are stored, so Undo is also offered after a reload. After a restart of the browser,
 * and while the bar shows another notification, only the menu offers it.
 */
export function useLastUndo({ libraryActions, notification, progress, ...props }: LastUndoProps): {
  offer: { notification: Notification; performedAt: string; dismiss: () => void } | null;
  /** The last actions that only the menu offers to undo, the latest first. */
  undoSteps: readonly UndoStep[];
  /** Runs for Ctrl+Z while no notification offers Undo. Null if the view does not show the sources of the last action. */
  undoLatest: (() => void) | null;
} {
  const { database, changes, closedUndos, route } = props;
  const [openedAt] = useState(() => new Date());
  const choice = useSetting(lastChoice) ?? null;
  const { subscribe, getLatest } = libraryActions.runningChanges;
  const runningChange = useSyncExternalStore(subscribe, getLatest);
  const offers = listUndoOffers({ changes, choice }, runningChange).slice(0, MAX_UNDO_STEPS);
  const titles = useTitles(database, offers.flatMap(listOnlyId));
  const [latestOffer = null] = offers;
  const offer = latestOffer && createOffer(latestOffer, libraryActions);
  const isShown = latestOffer !== null && isShownInView(route, latestOffer.stableIds);
  const isInTime = useOfferTimeout(offer);
  const canShow = useCanShowInBar(changes, latestOffer);
  const isBarFree = notification === null && progress === null && isLaterThan(offer, closedUndos[0]);
  const isInBar = isInTime && isShown && canShow && isBarFree;
  const idInBar = isInBar ? getOfferId(latestOffer) : notification?.changeId;
  const undoSteps = sortSteps([
    ...offers
      .filter((undoOffer) => getOfferId(undoOffer) !== idInBar)
      .map((undoOffer) => createStep(undoOffer, libraryActions, titles)),
    // A closed Undo of a stored change (`changeId`) is left out, because it is among the offers.
    ...closedUndos.filter(({ changeId }) => changeId === null).map(createClosedStep),
  ]);
  const canUseShortcut = latestOffer === null || (isShown && canShortcutUndo(latestOffer, openedAt));
  const undoByShortcut = isInBar ? null : findShortcutUndo(undoSteps, latestOffer, canUseShortcut);
  return { offer: isInBar ? offer : null, undoSteps, undoLatest: runningChange?.undo ?? undoByShortcut };
}

/**
 * Returns the Undo that Ctrl+Z runs. This is that of the latest step. Returns null if the latest step is the
 * latest offer, and the shortcut may not undo the offer.
 */
function findShortcutUndo(
  [latestStep]: readonly UndoStep[],
  latestOffer: UndoOffer<LastChoice> | null,
  canUndoOffer: boolean,
): UndoStep['undo'] | null {
  if (!latestStep) return null;
  const isOffer = latestOffer !== null && latestStep.id === getOfferId(latestOffer);
  return isOffer && !canUndoOffer ? null : latestStep.undo;
}

type LastUndoProps = ReturnType<typeof useLibraryActions> & {
  database: Database;
  changes: LibraryChange[];
  route: Route;
  progress: Notification | null;
};

const createOffer = (undoOffer: UndoOffer<LastChoice>, libraryActions: LibraryActions) => ({
  notification: createUndoNotification(undoOffer, libraryActions),
  performedAt: undoOffer.at,
  dismiss: () => void dismissedChange.set(getOfferId(undoOffer)),
});

/**
 * Returns whether the bar may show the offer: the reader did not close it, and its action is not older than
 * the tab.
 */
function useCanShowInBar(changes: LibraryChange[], offer: UndoOffer<LastChoice> | null): boolean {
  const dismissedChangeId = useSetting(dismissedChange) ?? null;
  const [tabOpenedAt] = useState(getTabOpenedAt);
  const followedIds = useFollowedIds(changes);
  return offer !== null && shouldShowInBar(offer, { tabOpenedAt, followedIds, dismissedChangeId });
}

const isLaterThan = (offer: { performedAt: string } | null, closedUndo?: ClosedUndo): boolean =>
  closedUndo === undefined || (offer !== null && offer.performedAt > closedUndo.postedAt);

const sortSteps = (steps: UndoStep[]): UndoStep[] =>
  steps.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, MAX_UNDO_STEPS);

/** Lists the id of the source that an action changed, unless it changed several. */
const listOnlyId = ({ stableIds }: { stableIds: string[] }): string[] =>
  stableIds.length === 1 ? stableIds : [];

/** Creates an entry of the menu. The title distinguishes, for example, the deletions of two sources. */
function createStep(
  offer: UndoOffer<LastChoice>,
  libraryActions: LibraryActions,
  titles: ReadonlyMap<string, string>,
): UndoStep {
  const { text, action } = createUndoNotification(offer, libraryActions);
  const title = listOnlyId(offer).map((stableId) => titles.get(stableId))[0];
  return {
    id: getOfferId(offer),
    text: title ? t('libraryUndoStep', text, title) : text,
    at: offer.at,
    undo: () => action?.run(),
  };
}

/** Creates an entry of the menu for an Undo that is not stored. */
const createClosedStep = ({ text, undo, postedAt }: ClosedUndo): UndoStep => ({
  id: `${postedAt} ${text}`,
  text,
  at: postedAt,
  undo,
});

/** Returns the ids of the changes that were unfinished while this page was open. The reader does not know their result yet. */
function useFollowedIds(changes: LibraryChange[]): ReadonlySet<string> {
  const idsRef = useRef(new Set<string>());
  useEffect(() => {
    for (const change of changes) if (isUnfinished(change)) idsRef.current.add(change.id);
  }, [changes]);
  return idsRef.current;
}

const TAB_OPENED_KEY = 'tabOpenedAt';

/** Returns when this tab first showed the library (ISO 8601). The time stays after a reload, but not after a restart of the browser. */
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
