import { useState, useSyncExternalStore } from 'react';
import { formatLibraryMessage } from '@/lib/app/describe/format-library-message';
import { createNotifications, type Notification, type Notifications } from '@/lib/app/library/notifications';
import { createOptimisticValues, type OptimisticValues } from '@/lib/app/library/optimistic';
import { createRunningChanges, type RunningChanges } from '@/lib/app/library/running-changes';
import { createSourceActions, type SourceActions } from '@/lib/app/library/source-actions';
import type { SourceChange } from '@/lib/app/library/source-change';
import { send } from '@/lib/browser/messages/send';
import { StableId } from '@/lib/record/schema/primitives';
import { schedule } from './schedule';

/** The actions on sources and the notifications that every view of the page uses. */
export type LibraryActions = SourceActions &
  Pick<Notifications, 'notify' | 'notifyStatus' | 'notifyError'> & {
    /** Changes of sources that the database does not report yet. */
    pendingChanges: OptimisticValues<SourceChange>;
    runningChanges: RunningChanges;
  };

/** The actions, which never change while the page is open, and the current notification. */
export function useLibraryActions(): {
  libraryActions: LibraryActions;
  notification: Notification | null;
} {
  const [{ libraryActions, notifications }] = useState(createLibraryActions);
  const notification = useSyncExternalStore(notifications.subscribe, notifications.getCurrent);
  return { libraryActions, notification };
}

function createLibraryActions() {
  const notifications = createNotifications(schedule);
  const pendingChanges = createOptimisticValues<SourceChange>(schedule);
  const runningChanges = createRunningChanges();
  const sourceActions = createSourceActions({
    now: () => new Date(),
    setSourceStatus: (ids, status, at) =>
      send('source/set-status', { stableIds: parseStableIds(ids), status, at }),
    undoStatusChange: (change) => send('source/undo-status', change),
    moveToBin: (ids, at) => send('source/delete', { stableIds: parseStableIds(ids), at }),
    restoreFromBin: (ids) => send('source/restore', { stableIds: parseStableIds(ids) }),
    pendingChanges,
    runningChanges,
    notifications,
    format: formatLibraryMessage,
  });
  const { notify, notifyStatus, notifyError } = notifications;
  const libraryActions: LibraryActions = {
    ...sourceActions,
    notify,
    notifyStatus,
    notifyError,
    pendingChanges,
    runningChanges,
  };
  return { libraryActions, notifications };
}

/** Drops ids that are not stable ids, because the worker would reject the whole request. */
const parseStableIds = (ids: string[]): StableId[] => ids.flatMap((id) => StableId.safeParse(id).data ?? []);
