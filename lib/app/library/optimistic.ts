/** How long a written value is shown instead of the stored one if no database read confirms it, in ms. */
export const CONFIRMATION_LIMIT_MS = 3_000;

/**
 * Values that the reader set and that database reads do not return yet, by key. A control shows the pending value if there
 * is one and the stored value otherwise, so that it reacts without waiting for the database.
 */
export type Optimistic<T> = {
  /** The pending values; a new object after every change. */
  getPending: () => ReadonlyMap<string, T>;
  /** Calls `listener` after every change. Returns a function that unsubscribes it. */
  subscribe: (listener: () => void) => () => void;
  /**
   * Makes `values` pending and runs `write`. If the write fails (`ok: false` or a rejection), they are dropped and the
   * stored values are shown again. Returns the result of `write`; the caller reports a failure to the reader.
   */
  request: <R extends { ok: boolean }>(values: ReadonlyMap<string, T>, write: () => Promise<R>) => Promise<R>;
  /** Drops the pending value of a key if it was written and `isStored` accepts it. Called after every database read. */
  confirm: (key: string, isStored: (value: T) => boolean) => void;
};

type Entry<T> = { value: T; requestId: number; isWritten: boolean };

/** Creates an `Optimistic` without pending values. `schedule` calls back after `ms` milliseconds. */
export function createOptimistic<T>(schedule: (ms: number, callback: () => void) => void): Optimistic<T> {
  const entries = new Map<string, Entry<T>>();
  const listeners = new Set<() => void>();
  let pending: ReadonlyMap<string, T> = new Map();
  let lastRequestId = 0;

  const publish = () => {
    pending = new Map([...entries].map(([key, { value }]) => [key, value]));
    for (const listener of listeners) listener();
  };
  // If a later request has replaced an entry, the end of the earlier one must not change it.
  const listOwn = (requestId: number) => [...entries].filter(([, entry]) => entry.requestId === requestId);
  const drop = (requestId: number) => {
    const ownEntries = listOwn(requestId);
    for (const [key] of ownEntries) entries.delete(key);
    if (ownEntries.length > 0) publish();
  };
  const markWritten = (requestId: number) => {
    for (const [, entry] of listOwn(requestId)) entry.isWritten = true;
    schedule(CONFIRMATION_LIMIT_MS, () => drop(requestId));
  };
  return {
    getPending: () => pending,
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
        const reply = await write();
        if (reply.ok) markWritten(requestId);
        else drop(requestId);
        return reply;
      } catch (error) {
        drop(requestId);
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
