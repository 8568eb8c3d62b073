import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { createOptimistic, type Optimistic } from '@/lib/app/library/optimistic';
import { applySourceChange, isSourceChangeStored, type SourceChange } from '@/lib/app/library/source-change';
import type { SourceRow } from '@/lib/record/schema/source-row';
import { schedule } from './schedule';

/** Every pending value of a store, current. */
export const usePending = <T>(optimistic: Optimistic<T>): ReadonlyMap<string, T> =>
  useSyncExternalStore(optimistic.subscribe, optimistic.getPending);

/** A row with the change that is pending for it. Anything else (null, unread, unreadable) is returned as it is. */
export function useShownRow<R>(row: R, pendingChanges: Optimistic<SourceChange>): R {
  return useShownRows([row], pendingChanges)[0] ?? row;
}

/** Rows with the changes that are pending for them. What is no readable row is returned as it is. */
export function useShownRows<R>(rows: R[], pendingChanges: Optimistic<SourceChange>): R[] {
  const pending = usePending(pendingChanges);
  useEffect(() => {
    for (const row of rows)
      if (isSourceRow(row))
        pendingChanges.confirm(row.stableId, (change) => isSourceChangeStored(row, change));
  });
  // A changed row has the type of the row: only values differ.
  return rows.map((row) =>
    isSourceRow(row) ? (applySourceChange(row, pending.get(row.stableId)) as R & SourceRow) : row,
  );
}

const isSourceRow = (row: unknown): row is SourceRow =>
  typeof row === 'object' && row !== null && 'stableId' in row;

/**
 * One value that the reader sets, shown at once. `stored` is what the database or the settings hold. `request` shows a
 * value and writes it; when the write fails the stored value shows again, and `onFailure` tells the reader.
 */
export function useOptimistic<T, R extends { ok: boolean }>(
  stored: T,
  onFailure: (reply: Extract<R, { ok: false }>) => void,
): { shown: T; request: (value: T, write: () => Promise<R>) => Promise<boolean> } {
  const [optimistic] = useState(() => createOptimistic<T>(schedule));
  const pending = usePending(optimistic);
  useEffect(() => optimistic.confirm(KEY, (value) => isEqual(value, stored)), [optimistic, stored]);
  const request = useCallback(
    async (value: T, write: () => Promise<R>) => {
      const reply = await optimistic.request(new Map([[KEY, value]]), write);
      // `ok` tells the two kinds of a reply apart.
      if (!reply.ok) onFailure(reply as Extract<R, { ok: false }>);
      return reply.ok;
    },
    [optimistic, onFailure],
  );
  return { shown: pending.has(KEY) ? (pending.get(KEY) as T) : stored, request };
}

const KEY = 'value';

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
