import { useState, useSyncExternalStore } from 'react';
import { formatLibraryMessage } from '@/lib/app/describe/format-library-message';
import { createNotifications, type Notification, type Notifications } from '@/lib/app/library/notifications';
import { createOptimistic, type Optimistic } from '@/lib/app/library/optimistic';
import { createSourceActions, type SourceActions } from '@/lib/app/library/source-actions';
import type { SourceChange } from '@/lib/app/library/source-change';
import { send } from '@/lib/browser/messages/send';
import { StableId } from '@/lib/record/schema/primitives';
import type { Database } from '@/lib/storage/open-database';
import { getIdsByStatus } from '@/lib/storage/queries/get-ids-by-status';
import { lastDeletion, lastStatusChange } from '@/lib/storage/settings/settings';
import { schedule } from './schedule';

/** The actions on sources and the notifications that every view of the page uses. */
export type LibraryActions = SourceActions &
  Pick<Notifications, 'notify' | 'notifyStatus' | 'notifyError'> & {
    /** Changes of sources that the database does not report yet. */
    pendingChanges: Optimistic<SourceChange>;
  };

/** The actions, which never change while the page is open, and the current notification. */
export function useLibraryActions(database: Database): {
  libraryActions: LibraryActions;
  notification: Notification | null;
} {
  const [{ libraryActions, notifications }] = useState(() => createLibraryActions(database));
  const notification = useSyncExternalStore(notifications.subscribe, notifications.getCurrent);
  return { libraryActions, notification };
}

function createLibraryActions(database: Database) {
  const notifications = createNotifications(schedule);
  const pendingChanges = createOptimistic<SourceChange>(schedule);
  const sourceActions = createSourceActions({
    now: () => new Date(),
    setSourceStatus: (ids, status) => send('source/set-status', { stableIds: parseStableIds(ids), status }),
    moveToBin: (ids) => send('source/delete', { stableIds: parseStableIds(ids) }),
    restoreFromBin: (ids) => send('source/restore', { stableIds: parseStableIds(ids) }),
    getIdsByStatus: (ids) => getIdsByStatus(database, ids),
    lastStatusChange,
    lastDeletion,
    // The lock covers all tabs, so that an undo in one tab waits for a change that another tab is writing.
    withLock: (task) => navigator.locks.request('source-changes', task),
    pendingChanges,
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
  };
  return { libraryActions, notifications };
}

/** Drops ids that are not stable ids, because the worker would reject the whole request. */
const parseStableIds = (ids: string[]): StableId[] => ids.flatMap((id) => StableId.safeParse(id).data ?? []);
