import type { LibraryChange } from '@/lib/record/schema/library-change';

/** The changes that the page has read from the database. A response of the worker can arrive before the page has read its change. */
export type LoadedChanges = {
  /** Replaces the list, after every read. */
  update: (changes: readonly LibraryChange[]) => void;
  /** Resolves when the page has read the change in this state, or after `MAX_DELAY_MS`. */
  waitFor: (change: LibraryChange) => Promise<void>;
};

// A page reads a new change well within this time, unless the database cannot be read.
const MAX_DELAY_MS = 2_000;

/** Creates an empty list. `schedule` calls `callback` after `ms` milliseconds. */
export function createLoadedChanges(schedule: (ms: number, callback: () => void) => void): LoadedChanges {
  let changes: readonly LibraryChange[] = [];
  const listeners = new Set<() => void>();
  const isLoaded = ({ id, state }: LibraryChange): boolean =>
    changes.some((change) => change.id === id && change.state === state);
  return {
    update: (newChanges) => {
      changes = newChanges;
      for (const listener of listeners) listener();
    },
    waitFor: (change) =>
      new Promise((resolve) => {
        const stopWaiting = () => {
          listeners.delete(resolveIfLoaded);
          resolve();
        };
        const resolveIfLoaded = () => {
          if (isLoaded(change)) stopWaiting();
        };
        listeners.add(resolveIfLoaded);
        schedule(MAX_DELAY_MS, stopWaiting);
        resolveIfLoaded();
      }),
  };
}
