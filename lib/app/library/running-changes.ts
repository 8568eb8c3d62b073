/** A change by the reader that is still being written. */
export type RunningChange = {
  /**
   * During the write, no Undo is offered for changes that began at or before this time (ISO 8601). The reader could take it
   * for the Undo of the running change.
   */
  latestHiddenUndoAt: string;
  /** Undoes the change as soon as it is written. Null means that it cannot be undone. */
  undo: (() => void) | null;
};

/** The changes that this page is writing. */
export type RunningChanges = {
  /** Returns the change that began last, or null. */
  getLatest: () => RunningChange | null;
  /** Calls `listener` whenever the list changes. Returns a function that unsubscribes it. */
  subscribe: (listener: () => void) => () => void;
  /** Runs `write`. `change` stays in the list until `write` ends. */
  run: <T>(change: RunningChange, write: () => Promise<T>) => Promise<T>;
};

/** Creates an empty list of running changes. */
export function createRunningChanges(): RunningChanges {
  const listeners = new Set<() => void>();
  let changes: readonly RunningChange[] = [];
  const publish = (newChanges: readonly RunningChange[]) => {
    changes = newChanges;
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
