import { untilAborted } from '@/lib/base/until-aborted';
import type { ActiveWiki } from '@/lib/wiki/model/wiki';
import type { FlushControl, SyncDeps } from '@/lib/wiki/push/flush-context';
import { flush } from './flush';
import type { Locks } from './locks';

/** The ports of the scheduler. */
export type SchedulerDeps = {
  locks: Locks;
  /** The wiki that sources are sent to; null: none is active. */
  findActiveWiki: () => Promise<ActiveWiki | null>;
  /** Returns the ports of a flush of this wiki. The client uses the current token and ignores responses after the signal. */
  getSyncDeps: (wiki: ActiveWiki, control: FlushControl) => Promise<SyncDeps>;
  /** Awaited before each step; null: no foreground work is in progress. */
  yieldToForeground: () => Promise<void> | null;
  /** Called before each flush; the result is called after it. */
  startFlush: () => Promise<() => void>;
  /** Called at the end with the time of the next flush; null: none before something is saved or changed. */
  scheduleNext: (nextAt: string | null) => Promise<void>;
};

export type SyncScheduler = {
  /** Flushes the outbox now, or after the flush in progress. Resolves when nothing is left to do. */
  flushNow: () => Promise<void>;
  /**
   * Changes the settings of wikis. A flush in progress is aborted: it makes no further request, and the response in flight
   * is ignored. The change runs after that flush has ended, and the next flush waits for the change.
   */
  changeSettings: <T>(change: () => Promise<T>) => Promise<T>;
  /** Reads settings that belong together (an address and its token) while none of them is being changed. */
  readSettings: <T>(read: () => Promise<T>) => Promise<T>;
};

/**
 * Runs one flush at a time, always with the current settings. The lock `outbox` is held by a flush or by a change of the
 * settings; the lock `wiki-settings` is shared by readers of the settings. The scheduler keeps its state in memory only,
 * because the outbox survives the worker.
 */
export function createSyncScheduler(deps: SchedulerDeps): SyncScheduler {
  const { locks, scheduleNext } = deps;
  let currentRun: Promise<void> | null = null;
  let isFlushRequested = false;
  let controller = new AbortController();

  async function flushOnce(signal: AbortSignal): Promise<void> {
    const nextAt = signal.aborted ? null : await flushActiveWiki(deps, signal);
    if (signal.aborted) isFlushRequested = true;
    else await scheduleNext(nextAt);
  }

  async function runUntilIdle(): Promise<void> {
    try {
      do {
        isFlushRequested = false;
        // Created before the lock is granted, so that a change of the settings also aborts a flush that waits for the lock.
        controller = new AbortController();
        const { signal } = controller;
        await locks.withLock('outbox', () => flushOnce(signal));
      } while (isFlushRequested);
    } finally {
      // Runs in the same task as the last check of `isFlushRequested`, so that no request is lost in between.
      currentRun = null;
    }
  }

  return {
    flushNow: () => {
      isFlushRequested = currentRun !== null;
      currentRun ??= runUntilIdle();
      return currentRun;
    },
    changeSettings: (change) => {
      controller.abort();
      return locks.withLock('outbox', () => locks.withLock('wiki-settings', change));
    },
    readSettings: (read) => locks.withSharedLock('wiki-settings', read),
  };
}

/** Flushes the active wiki. Returns the time of the next flush; null: none before something is saved or changed. */
async function flushActiveWiki(
  { locks, findActiveWiki, getSyncDeps, yieldToForeground, startFlush }: SchedulerDeps,
  signal: AbortSignal,
): Promise<string | null> {
  const control: FlushControl = {
    signal,
    // A change of the settings is itself foreground work: without the signal, flush and change would wait for each other.
    yieldToForeground: () => {
      const pause = signal.aborted ? null : yieldToForeground();
      return pause && untilAborted(pause, signal, () => undefined);
    },
  };
  const target = await locks.withSharedLock('wiki-settings', async () => {
    const wiki = await findActiveWiki();
    return wiki && { wiki, syncDeps: await getSyncDeps(wiki, control) };
  });
  if (!target || signal.aborted) return null;
  const endFlush = await startFlush();
  const result = await flush(target.syncDeps, target.wiki, control).finally(endFlush);
  return result.nextAt;
}
