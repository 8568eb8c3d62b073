/** The time in ms after which a written value is dropped, even if no database read has returned it. */
export const CONFIRMATION_LIMIT_MS = 3_000;

/**
 * Pending values by key: the reader set them, but database reads do not return them yet. A control shows the pending
 * value if there is one, otherwise the saved value, so that it does not wait for the database.
 */
export type OptimisticValues<T> = {
  /** Returns the pending values. Every change creates a new object. */
  getPending: () => ReadonlyMap<string, T>;
  /** Calls `listener` after every change. Returns a function that unsubscribes it. */
  subscribe: (listener: () => void) => () => void;
  /**
   * Makes `values` pending and runs `write`. If the write fails (`ok: false` or a rejection), the values are dropped,
   * so that the controls show the saved values again. Returns the result of `write`. The caller must report a failure
   * to the reader.
   */
  save: <R extends { ok: boolean }>(values: ReadonlyMap<string, T>, write: () => Promise<R>) => Promise<R>;
  /**
   * Drops the pending value of a key if it was written and `isSaved` returns true for it. Call it after every database read.
   */
  dropIfSaved: (key: string, isSaved: (value: T) => boolean) => void;
};

type PendingEntry<T> = { value: T; saveId: number; isWritten: boolean };

/** Creates the store of pending values, without any value. `schedule` calls `callback` after `ms` milliseconds. */
export function createOptimisticValues<T>(
  schedule: (ms: number, callback: () => void) => void,
): OptimisticValues<T> {
  const entries = new Map<string, PendingEntry<T>>();
  const listeners = new Set<() => void>();
  let pendingValues: ReadonlyMap<string, T> = new Map();
  let lastSaveId = 0;

  const publish = () => {
    pendingValues = new Map([...entries].map(([key, { value }]) => [key, value]));
    for (const listener of listeners) listener();
  };
  // The end of a save changes only the entries that no later save has replaced.
  const listEntriesOfSave = (saveId: number) => [...entries].filter(([, entry]) => entry.saveId === saveId);
  const dropValues = (saveId: number) => {
    const entriesOfSave = listEntriesOfSave(saveId);
    for (const [key] of entriesOfSave) entries.delete(key);
    if (entriesOfSave.length > 0) publish();
  };
  const markWritten = (saveId: number) => {
    for (const [, entry] of listEntriesOfSave(saveId)) entry.isWritten = true;
    schedule(CONFIRMATION_LIMIT_MS, () => dropValues(saveId));
  };
  return {
    getPending: () => pendingValues,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    save: async (values, write) => {
      lastSaveId += 1;
      const saveId = lastSaveId;
      for (const [key, value] of values) entries.set(key, { value, saveId, isWritten: false });
      publish();
      try {
        const result = await write();
        if (result.ok) markWritten(saveId);
        else dropValues(saveId);
        return result;
      } catch (error) {
        dropValues(saveId);
        throw error;
      }
    },
    dropIfSaved: (key, isSaved) => {
      const entry = entries.get(key);
      if (!entry?.isWritten || !isSaved(entry.value)) return;
      entries.delete(key);
      publish();
    },
  };
}
