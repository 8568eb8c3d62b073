import { buildUndoAction } from '@/components/library/NotificationBar';
import { t } from '@/lib/browser/i18n/message';
import type { LibraryActions } from '../use-library-actions';

/** Saves that two sources are different works, and shows a notification with an Undo button. */
export async function markNotDuplicate(
  urlPair: string,
  updatePairs: (change: (pairs: string[]) => string[]) => Promise<boolean>,
  libraryActions: LibraryActions,
): Promise<void> {
  const removePair = (pairs: string[]) => pairs.filter((savedPair) => savedPair !== urlPair);
  if (!(await updatePairs((pairs) => [...removePair(pairs), urlPair]))) return;
  const text = t('duplicateRejected');
  const undo = async () => {
    if (await updatePairs(removePair)) libraryActions.closeNotificationWithText(text);
  };
  const action = buildUndoAction(() => void undo());
  libraryActions.notify({ kind: 'status', text, action, progress: null });
}
