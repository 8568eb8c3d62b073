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
 * The stored changes, updated while the worker writes them, and the notification with the progress of one that has several
 * chunks. The page also follows a change that another page started, so that the worker finishes it.
 */
export function useChanges(
  database: Database,
  { followChange, cancelChange }: LibraryActions,
): { changes: LibraryChange[]; progress: Notification | null } {
  const { value: changes = NO_CHANGES } = useLiveQuery(useCallback(() => listChanges(database), [database]));
  const unfinished = changes.find(isUnfinished);
  const unfinishedId = unfinished?.id;
  useEffect(() => {
    if (unfinishedId !== undefined) void followChange(unfinishedId);
  }, [unfinishedId, followChange]);
  const shown = changes.find((change) => isUnfinished(change) && change.chunkCount > 1);
  return { changes, progress: shown ? createProgress(shown, () => void cancelChange(shown.id)) : null };
}

function createProgress(change: LibraryChange, cancel: () => void): Notification {
  const { state, action, appliedCount, chunkCount } = change;
  const doneCount = state === 'undoing' ? chunkCount - appliedCount : appliedCount;
  return {
    kind: 'status',
    text: formatLibraryMessage({ kind: 'changing', change }),
    // The sources of a saved venue must agree with it in the end.
    action: action.kind === 'relink' ? null : { label: t('recordCancel'), run: cancel },
    progress: doneCount / chunkCount,
  };
}
