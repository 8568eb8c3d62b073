import { useState, useSyncExternalStore } from 'react';
import { formatLibraryMessage } from '@/lib/app/describe/format-library-message';
import { type ChangeFollower, createChangeFollower } from '@/lib/app/library/follow-change';
import { createLoadedChanges, type LoadedChanges } from '@/lib/app/library/loaded-changes';
import {
  type ClosedUndo,
  createNotifications,
  type Notification,
  type Notifications,
} from '@/lib/app/library/notifications';
import { createOptimisticValues, type OptimisticValues } from '@/lib/app/library/optimistic-values';
import { createRunningChanges, type RunningChanges } from '@/lib/app/library/running-changes';
import { createSourceActions, type SourceActions } from '@/lib/app/library/source-actions';
import type { SourcePatch } from '@/lib/app/library/source-patch';
import { send } from '@/lib/browser/messages/send';
import { StableId } from '@/lib/record/schema/primitives';
import type { Database } from '@/lib/storage/open-database';
import { listReplacedStatuses } from '@/lib/storage/queries/list-replaced-statuses';
import { schedule } from './schedule';

/** The actions on sources and the notifications that every view of the page uses. */
export type LibraryActions = SourceActions &
  Pick<Notifications, 'notify' | 'close' | 'closeNotificationWithText' | 'notifyStatus' | 'notifyError'> & {
    /** The changes of sources that database reads do not return yet. */
    pendingChanges: OptimisticValues<SourcePatch>;
    runningChanges: RunningChanges;
    loadedChanges: LoadedChanges;
    /** Lets the worker finish a change that this page did not start. */
    followChange: ChangeFollower['follow'];
  };

/** Returns the actions, the current notification, and the Undos whose notifications were closed. The object of actions stays the same while the page is open. */
export function useLibraryActions(database: Database): {
  libraryActions: LibraryActions;
  notification: Notification | null;
  closedUndos: readonly ClosedUndo[];
} {
  const [{ libraryActions, notifications }] = useState(() => createLibraryActions(database));
  const notification = useSyncExternalStore(notifications.subscribe, notifications.getCurrent);
  const closedUndos = useSyncExternalStore(notifications.subscribe, notifications.getClosedUndos);
  return { libraryActions, notification, closedUndos };
}

function createLibraryActions(database: Database) {
  const notifications = createNotifications(schedule, () => new Date());
  const pendingChanges = createOptimisticValues<SourcePatch>(schedule);
  const runningChanges = createRunningChanges();
  const loadedChanges = createLoadedChanges(schedule);
  const follower = createChangeFollower((id) => send('change/continue', { id }));
  const sourceActions = createSourceActions({
    now: () => new Date(),
    createId: () => crypto.randomUUID(),
    startChange: ({ stableIds, ...change }) =>
      send('change/start', { ...change, stableIds: parseStableIds(stableIds) }),
    undoChange: (id) => send('change/undo', { id }),
    cancelChange: (id) => send('change/cancel', { id }),
    follower,
    listReplacedStatuses: (change) => listReplacedStatuses(database, change),
    pendingChanges,
    runningChanges,
    waitUntilLoaded: loadedChanges.waitFor,
    notifications,
    format: formatLibraryMessage,
  });
  const { notify, close, closeNotificationWithText, notifyStatus, notifyError } = notifications;
  const libraryActions: LibraryActions = {
    ...sourceActions,
    notify,
    close,
    closeNotificationWithText,
    notifyStatus,
    notifyError,
    pendingChanges,
    runningChanges,
    loadedChanges,
    followChange: follower.follow,
  };
  return { libraryActions, notifications };
}

/** Removes invalid ids, because the worker would reject the whole request. */
const parseStableIds = (ids: string[]): StableId[] => ids.flatMap((id) => StableId.safeParse(id).data ?? []);
