/** A change that the reader asked for and that is still being written. */
export type RunningChange = {
  /** ISO 8601. Undo of this and earlier changes is not offered meanwhile, because the reader would undo the wrong one. */
  hidesUndoUntil: string;
  /** Undoes the change once it is written; null: it cannot be undone. */
  undo: (() => void) | null;
};

/** The changes that this page is writing. */
export type RunningChanges = {
  /** The one that began last; null: none. */
  getLatest: () => RunningChange | null;
  /** Calls `listener` after every change. Returns a function that unsubscribes it. */
  subscribe: (listener: () => void) => () => void;
  /** Runs `write` and lists `change` until it ends. */
  run: <T>(change: RunningChange, write: () => Promise<T>) => Promise<T>;
};

/** Creates an empty list. */
export function createRunningChanges(): RunningChanges {
  const listeners = new Set<() => void>();
  let changes: readonly RunningChange[] = [];
  const publish = (next: readonly RunningChange[]) => {
    changes = next;
    for (const listener of listeners) listener();
  };
  return {
    getLatest: () => changes.at(-1) ?? null,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    run: async (change, write) => {
      publish([...changes, change]);
      try {
        return await write();
      } finally {
        publish(changes.filter((runningChange) => runningChange !== change));
      }
    },
  };
}
