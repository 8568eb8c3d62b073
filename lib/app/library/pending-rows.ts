import type { Result } from '@/lib/base/result';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { LibraryMessage, Notifications } from './notifications';
import type { OptimisticValues } from './optimistic-values';

/** The dependencies of a write whose effect is shown at once. */
type PendingWriteDeps<R> = {
  /** The rows that database reads do not return yet, by id. Null means that the row is removed. */
  pendingRows: OptimisticValues<R | null>;
  notifications: Pick<Notifications, 'close' | 'notifyError'>;
  format: (message: LibraryMessage) => string;
};

/**
 * Creates the function that shows rows while `write` saves them. The function closes the notification of an
 * earlier change, whose Undo stays in the menu, and notifies the reader of a failure.
 */
export function createPendingWrite<R>({ pendingRows, notifications, format }: PendingWriteDeps<R>) {
  return async <T>(
    rows: ReadonlyMap<string, R | null>,
    write: () => Promise<Result<T, WriteProblem>>,
  ): Promise<Result<T, WriteProblem>> => {
    notifications.close();
    const result = await pendingRows.save(rows, write);
    if (!result.ok) notifications.notifyError(format({ kind: 'problem', problem: result.problem }));
    return result;
  };
}

/** Applies the pending rows to the stored ones, for display. */
export function applyPendingRows<R extends { id: string }>(
  storedRows: R[],
  pending: ReadonlyMap<string, R | null>,
): R[] {
  if (pending.size === 0) return storedRows;
  const changedRows = [...pending.values()].filter((row) => row !== null);
  return [...changedRows, ...storedRows.filter(({ id }) => !pending.has(id))];
}
