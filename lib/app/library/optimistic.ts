/** The time in ms after which a written value is dropped, even if no database read has returned it. */
export const CONFIRMATION_LIMIT_MS = 3_000;

/**
 * Pending values by key: the reader set them, but database reads do not return them yet. A control shows the pending
 * value if there is one, otherwise the stored value, so that it does not wait for the database.
 */
export type OptimisticValues<T> = {
  /** Returns the pending values. Every change creates a new object. */
  getPending: () => ReadonlyMap<string, T>;
  /** Calls `listener` after every change. Returns a function that unsubscribes it. */
  subscribe: (listener: () => void) => () => void;
  /**
   * Makes `values` pending and runs `write`. If the write fails (`ok: false` or a rejection), the values are dropped,
   * so that the controls show the stored values again. Returns the result of `write`. The caller must report a failure
   * to the reader.
   */
  request: <R extends { ok: boolean }>(values: ReadonlyMap<string, T>, write: () => Promise<R>) => Promise<R>;
  /**
   * Drops the pending value of a key if it was written and `isStored` returns true. Call it after every database read.
   */
  confirm: (key: string, isStored: (value: T) => boolean) => void;
};

type PendingEntry<T> = { value: T; requestId: number; isWritten: boolean };

/** Creates the store of pending values, without any value. `schedule` calls `callback` after `ms` milliseconds. */
export function createOptimisticValues<T>(
  schedule: (ms: number, callback: () => void) => void,
): OptimisticValues<T> {
  const entries = new Map<string, PendingEntry<T>>();
  const listeners = new Set<() => void>();
  let pendingValues: ReadonlyMap<string, T> = new Map();
  let lastRequestId = 0;

  const publish = () => {
    pendingValues = new Map([...entries].map(([key, { value }]) => [key, value]));
    for (const listener of listeners) listener();
  };
  // The end of a request must not change entries that a later request has replaced.
  const listEntriesOfRequest = (requestId: number) =>
    [...entries].filter(([, entry]) => entry.requestId === requestId);
  const dropValues = (requestId: number) => {
    const entriesOfRequest = listEntriesOfRequest(requestId);
    for (const [key] of entriesOfRequest) entries.delete(key);
    if (entriesOfRequest.length > 0) publish();
  };
  const markWritten = (requestId: number) => {
    for (const [, entry] of listEntriesOfRequest(requestId)) entry.isWritten = true;
    schedule(CONFIRMATION_LIMIT_MS, () => dropValues(requestId));
  };
  return {
    getPending: () => pendingValues,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    request: async (values, write) => {
      lastRequestId += 1;
      const requestId = lastRequestId;
      for (const [key, value] of values) entries.set(key, { value, requestId, isWritten: false });
      publish();
      try {
        const result = await write();
        if (result.ok) markWritten(requestId);
        else dropValues(requestId);
        return result;
      } catch (error) {
        dropValues(requestId);
        throw error;
      }
    },
    confirm: (key, isStored) => {
      const entry = entries.get(key);
      if (!entry?.isWritten || !isStored(entry.value)) return;
      entries.delete(key);
      publish();
    },
  };
}
