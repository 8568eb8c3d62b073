/** How long (ms) a written value stays in front of the stored one when no reading of the database confirms it. */
export const CONFIRMATION_LIMIT_MS = 3_000;

/**
 * Values that the reader has set and that the database does not show yet, by key. A control shows the pending value
 * where there is one and the stored value otherwise, so that it never waits for the database.
 */
export type Optimistic<T> = {
  /** The pending values; another object after every change. */
  getPending: () => ReadonlyMap<string, T>;
  /** Calls `listener` after every change. Returns the function that ends this. */
  subscribe: (listener: () => void) => () => void;
  /**
   * Shows `values` at once and runs `write`. A write that fails (`ok: false` or a rejection) takes them back, and the
   * stored values show again. Returns what `write` returns; telling the reader about a failure is up to the caller.
   */
  request: <R extends { ok: boolean }>(values: ReadonlyMap<string, T>, write: () => Promise<R>) => Promise<R>;
  /** Drops the pending value of a key when it is written and the database shows it. Called with every reading. */
  confirm: (key: string, isStored: (value: T) => boolean) => void;
};

type Entry<T> = { value: T; requestId: number; isWritten: boolean };

/** An `Optimistic` without pending values. `schedule` calls back after some milliseconds. */
export function createOptimistic<T>(schedule: (ms: number, callback: () => void) => void): Optimistic<T> {
  const entries = new Map<string, Entry<T>>();
  const listeners = new Set<() => void>();
  let pending: ReadonlyMap<string, T> = new Map();
  let lastRequestId = 0;

  const publish = () => {
    pending = new Map([...entries].map(([key, { value }]) => [key, value]));
    for (const listener of listeners) listener();
  };
  // A later request for the same key has replaced the entry, which is then none of this one's.
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
