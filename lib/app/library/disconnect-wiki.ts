import type { Result } from '@/lib/base/result';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { Wiki } from '@/lib/wiki/model/wiki';

/** The time in ms for which Undo of a disconnection is offered. */
export const UNDO_DISCONNECT_MS = 10_000;

/** The dependencies of disconnecting wikis. */
export type DisconnectDeps = {
  /** Calls `callback` after `ms` milliseconds. Returns a function that cancels the call. */
  schedule: (ms: number, callback: () => void) => () => void;
  /** Saves a wiki. Resolves to whether it was saved. */
  saveWiki: (wiki: Wiki) => Promise<boolean>;
  deleteWiki: (wiki: Wiki) => Promise<Result<null, WriteProblem>>;
  notifyProblem: (problem: WriteProblem) => void;
};

/**
 * Disconnects a wiki and offers Undo for some seconds. The wiki becomes inactive at once. The wiki, its token and its permission are deleted
 * after that time, or earlier when another wiki is disconnected or the reader leaves the view. If the tab is closed earlier, an inactive
 * wiki remains.
 */
export type WikiDisconnection = {
  /** Returns the disconnected wiki that Undo can still restore, or null. */
  getDisconnected: () => Wiki | null;
  /** Calls `listener` after every change. Returns a function that unsubscribes it. */
  subscribe: (listener: () => void) => () => void;
  disconnect: (wiki: Wiki) => void;
  undo: () => void;
  /** Deletes the disconnected wiki now. */
  complete: () => void;
};

/** Creates the functions by which the reader disconnects one wiki at a time. */
export function createWikiDisconnection(deps: DisconnectDeps): WikiDisconnection {
  const listeners = new Set<() => void>();
  let pending: { wiki: Wiki; cancelTimer: () => void } | null = null;
  const setPending = (newPending: typeof pending): void => {
    pending?.cancelTimer();
    pending = newPending;
    for (const listener of listeners) listener();
  };
  const complete = (): void => {
    if (!pending) return;
    const { wiki } = pending;
    setPending(null);
    void deps.deleteWiki(wiki).then((result) => result.ok || deps.notifyProblem(result.problem));
  };
  return {
    getDisconnected: () => pending?.wiki ?? null,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    disconnect: (wiki) => {
      complete();
      const newPending = { wiki, cancelTimer: deps.schedule(UNDO_DISCONNECT_MS, complete) };
      setPending(newPending);
      // If the wiki could not be made inactive, sources would still be sent to it. So it is shown as connected again.
      void deps.saveWiki({ ...wiki, active: false }).then((isSaved) => {
        if (!isSaved && pending === newPending) setPending(null);
      });
    },
    undo: () => {
      if (!pending) return;
      const { wiki } = pending;
      setPending(null);
      void deps.saveWiki(wiki);
    },
    complete,
  };
}
