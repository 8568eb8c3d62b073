import { useCallback, useEffect } from 'react';
import { formatLibraryMessage } from '@/lib/app/describe/format-library-message';
import type { Notification } from '@/lib/app/library/notifications';
import { t } from '@/lib/browser/i18n/message';
import { isUnfinished, type LibraryChange } from '@/lib/record/schema/library-change';
import type { Database } from '@/lib/storage/open-database';
import { listChanges } from '@/lib/storage/queries/list-changes';
import type { LibraryActions } from './use-library-actions';
import { useLiveQuery } from './use-live-query';

const NO_CHANGES: LibraryChange[] = [];

/**
 * Returns the stored changes, and the notification with the progress of a change that has several chunks. The page also
 * follows a change that another page started, so that the worker finishes it.
 */
export function useChanges(
  database: Database,
  { followChange, cancelChange, loadedChanges }: LibraryActions,
): { changes: LibraryChange[]; progress: Notification | null } {
  const { value: changes = NO_CHANGES } = useLiveQuery(useCallback(() => listChanges(database), [database]));
  useEffect(() => loadedChanges.update(changes), [loadedChanges, changes]);
  const unfinishedChange = changes.find(isUnfinished);
  const unfinishedId = unfinishedChange?.id;
  useEffect(() => {
    if (unfinishedId !== undefined) void followChange(unfinishedId);
  }, [unfinishedId, followChange]);
  const changeWithProgress = changes.find((change) => isUnfinished(change) && change.chunkCount > 1);
  return {
    changes,
    progress: changeWithProgress
      ? createProgressNotification(changeWithProgress, () => void cancelChange(changeWithProgress.id))
      : null,
  };
}

function createProgressNotification(change: LibraryChange, cancel: () => void): Notification {
  const { state, action, appliedCount, chunkCount } = change;
  const doneCount = state === 'undoing' ? chunkCount - appliedCount : appliedCount;
  return {
    kind: 'status',
    text: formatLibraryMessage({ kind: 'changing', change }),
    // The links between a saved venue and its sources must be completed, so this change cannot be cancelled.
    action: action.kind === 'relink' ? null : { label: t('buttonCancel'), run: cancel },
    progress: doneCount / chunkCount,
  };
}
