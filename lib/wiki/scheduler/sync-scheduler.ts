import { raceWithAbort } from '@/lib/base/race-with-abort';
import type { ActiveWiki } from '@/lib/wiki/model/wiki';
import type { FlushControl, SyncDeps } from '@/lib/wiki/push/flush-context';
import { flush } from './flush';
import type { Locks } from './locks';

/** The dependencies of the scheduler. */
export type SchedulerDeps = {
  locks: Locks;
  /** Returns the wiki that sources are sent to. Null means that none is active. */
  findActiveWiki: () => Promise<ActiveWiki | null>;
  /** Returns the dependencies of a flush of this wiki. Its client uses the current token and ignores responses after an abort. */
  getSyncDeps: (wiki: ActiveWiki, control: FlushControl) => Promise<SyncDeps>;
  /** Is awaited before each step. Returns null if no foreground work is in progress. */
  yieldToForeground: () => Promise<void> | null;
  /** Is called before each flush. The returned function is called after the flush. */
  startFlush: () => Promise<() => void>;
  /** Is called after each flush. With null, no flush is scheduled: the next save or change of the settings starts one. */
  scheduleNext: (nextFlushAt: string | null) => Promise<void>;
};

export type SyncScheduler = {
  /** Flushes the outbox now, or after the flush in progress. Resolves when no flush is left to run. */
  flushNow: () => Promise<void>;
  /**
   * Runs a change of the wiki settings. It aborts the flush in progress and waits for its end. The next flush waits for the change.
   */
  changeSettings: <T>(change: () => Promise<T>) => Promise<T>;
  /** Reads settings that belong together, such as a base URL and its token. No change runs at the same time. */
  readSettings: <T>(read: () => Promise<T>) => Promise<T>;
};

/**
 * Creates the scheduler, which runs one flush at a time with the current settings. A flush or a change of the settings holds the
 * lock `outbox`. Functions that read the settings share the lock `wiki-settings`. The scheduler stores no state, because a restarted
 * worker reads everything that it needs from the outbox.
 */
export function createSyncScheduler(deps: SchedulerDeps): SyncScheduler {
  const { locks, scheduleNext } = deps;
  let flushLoop: Promise<void> | null = null;
  let isFlushRequested = false;
  let controller = new AbortController();

  async function flushOnce(signal: AbortSignal): Promise<void> {
    const nextFlushAt = signal.aborted ? null : await flushActiveWiki(deps, signal);
    if (signal.aborted) isFlushRequested = true;
    else await scheduleNext(nextFlushAt);
  }

  async function runUntilIdle(): Promise<void> {
    try {
      do {
        isFlushRequested = false;
        // A change of the settings must also abort a flush that waits for the lock, so the controller exists before the lock.
        controller = new AbortController();
        const { signal } = controller;
        await locks.withLock('outbox', () => flushOnce(signal));
      } while (isFlushRequested);
    } finally {
      // No `await` separates this from the last check of `isFlushRequested`, so that no request is lost in between.
      flushLoop = null;
    }
  }

  return {
    flushNow: () => {
      isFlushRequested = flushLoop !== null;
      flushLoop ??= runUntilIdle();
      return flushLoop;
    },
    changeSettings: (change) => {
      controller.abort();
      return locks.withLock('outbox', () => locks.withLock('wiki-settings', change));
    },
    readSettings: (read) => locks.withSharedLock('wiki-settings', read),
  };
}

/** Flushes the active wiki. Returns the time of the next flush, or null if none is to be scheduled. */
async function flushActiveWiki(
  { locks, findActiveWiki, getSyncDeps, yieldToForeground, startFlush }: SchedulerDeps,
  signal: AbortSignal,
): Promise<string | null> {
  const control: FlushControl = {
    signal,
    // A change of the settings is foreground work and waits for the flush. An aborted flush must not wait for that change: neither
    // would continue.
    yieldToForeground: () => {
      const pause = signal.aborted ? null : yieldToForeground();
      return pause && raceWithAbort(pause, signal, () => undefined);
    },
  };
  const activeSync = await locks.withSharedLock('wiki-settings', async () => {
    const wiki = await findActiveWiki();
    return wiki && { wiki, syncDeps: await getSyncDeps(wiki, control) };
  });
  if (!activeSync || signal.aborted) return null;
  const endFlush = await startFlush();
  const result = await flush(activeSync.syncDeps, activeSync.wiki, control).finally(endFlush);
  return result.nextFlushAt;
}
