import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { createOptimisticValues, type OptimisticValues } from '@/lib/app/library/optimistic-values';
import { applySourcePatch, isSourcePatchSaved, type SourcePatch } from '@/lib/app/library/source-patch';
import { hasSameJson } from '@/lib/base/has-same-json';
import type { SourceRow } from '@/lib/record/schema/source-row';
import { schedule } from './schedule';

/** Returns the values that are not saved yet, by key. Renders again when they change. */
export const usePending = <T>(optimisticValues: OptimisticValues<T>): ReadonlyMap<string, T> =>
  useSyncExternalStore(optimisticValues.subscribe, optimisticValues.getPending);

/** Returns a row with its pending change applied. Returns a null, unloaded or invalid row unchanged. */
export function useShownRow<R>(row: R, pendingChanges: OptimisticValues<SourcePatch>): R {
  return useShownRows([row], pendingChanges)[0] ?? row;
}

/** Returns rows with their pending changes applied. Null, unloaded and invalid rows stay unchanged. */
export function useShownRows<R>(rows: R[], pendingChanges: OptimisticValues<SourcePatch>): R[] {
  const changeById = usePending(pendingChanges);
  useEffect(() => {
    for (const row of rows)
      if (isSourceRow(row))
        pendingChanges.dropIfSaved(row.stableId, (change) => isSourcePatchSaved(row, change));
  });
  // The cast is safe, because a change only replaces values of the row.
  return rows.map((row) =>
    isSourceRow(row) ? (applySourcePatch(row, changeById.get(row.stableId)) as R & SourceRow) : row,
  );
}

const isSourceRow = (row: unknown): row is SourceRow =>
  typeof row === 'object' && row !== null && 'stableId' in row;

/**
 * Returns the value that a control shows. `saveValue` shows a new value at once and saves it. If that fails, the
 * control shows `savedValue` (from the database or the settings) again, and `onFailure` is called.
 */
export function useOptimisticValue<T, R extends { ok: boolean }>(
  savedValue: T,
  onFailure: (result: Extract<R, { ok: false }>) => void,
): { shownValue: T; saveValue: (value: T, write: () => Promise<R>) => Promise<boolean> } {
  const [optimisticValues] = useState(() => createOptimisticValues<T>(schedule));
  const pendingValues = usePending(optimisticValues);
  useEffect(
    () => optimisticValues.dropIfSaved(SINGLE_VALUE_KEY, (value) => hasSameJson(value, savedValue)),
    [optimisticValues, savedValue],
  );
  const saveValue = useCallback(
    async (value: T, write: () => Promise<R>) => {
      const result = await optimisticValues.save(new Map([[SINGLE_VALUE_KEY, value]]), write);
      // TypeScript does not narrow the generic type `R` by `ok`.
      if (!result.ok) onFailure(result as Extract<R, { ok: false }>);
      return result.ok;
    },
    [optimisticValues, onFailure],
  );
  return {
    shownValue: pendingValues.has(SINGLE_VALUE_KEY) ? (pendingValues.get(SINGLE_VALUE_KEY) as T) : savedValue,
    saveValue,
  };
}

const SINGLE_VALUE_KEY = 'value';
