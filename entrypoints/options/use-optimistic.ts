import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { createOptimisticValues, type OptimisticValues } from '@/lib/app/library/optimistic';
import { applySourceChange, isSourceChangeStored, type SourceChange } from '@/lib/app/library/source-change';
import type { SourceRow } from '@/lib/record/schema/source-row';
import { schedule } from './schedule';

/** All pending values of a store; updates when they change. */
export const usePending = <T>(optimistic: OptimisticValues<T>): ReadonlyMap<string, T> =>
  useSyncExternalStore(optimistic.subscribe, optimistic.getPending);

/** A row with its pending change applied. A null, unloaded or unreadable row is returned unchanged. */
export function useShownRow<R>(row: R, pendingChanges: OptimisticValues<SourceChange>): R {
  return useShownRows([row], pendingChanges)[0] ?? row;
}

/** Rows with their pending changes applied. Null, unloaded and unreadable rows are returned unchanged. */
export function useShownRows<R>(rows: R[], pendingChanges: OptimisticValues<SourceChange>): R[] {
  const pending = usePending(pendingChanges);
  useEffect(() => {
    for (const row of rows)
      if (isSourceRow(row))
        pendingChanges.confirm(row.stableId, (change) => isSourceChangeStored(row, change));
  });
  // A change replaces values only, so the type of the row stays the same.
  return rows.map((row) =>
    isSourceRow(row) ? (applySourceChange(row, pending.get(row.stableId)) as R & SourceRow) : row,
  );
}

const isSourceRow = (row: unknown): row is SourceRow =>
  typeof row === 'object' && row !== null && 'stableId' in row;

/**
 * An optimistic value: `request` shows a new value at once and writes it. If the write fails, `stored` (the value in
 * the database or the settings) is shown again and `onFailure` is called.
 */
export function useOptimistic<T, R extends { ok: boolean }>(
  stored: T,
  onFailure: (reply: Extract<R, { ok: false }>) => void,
): { shown: T; request: (value: T, write: () => Promise<R>) => Promise<boolean> } {
  const [optimistic] = useState(() => createOptimisticValues<T>(schedule));
  const pending = usePending(optimistic);
  useEffect(() => optimistic.confirm(KEY, (value) => isEqual(value, stored)), [optimistic, stored]);
  const request = useCallback(
    async (value: T, write: () => Promise<R>) => {
      const reply = await optimistic.request(new Map([[KEY, value]]), write);
      // TypeScript does not narrow the generic type `R` by `ok`.
      if (!reply.ok) onFailure(reply as Extract<R, { ok: false }>);
      return reply.ok;
    },
    [optimistic, onFailure],
  );
  return { shown: pending.has(KEY) ? (pending.get(KEY) as T) : stored, request };
}

const KEY = 'value';

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
