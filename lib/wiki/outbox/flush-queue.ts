import type { Wiki } from '@/lib/wiki/model/wiki';
import { flush } from './flush';
import type { SyncDeps } from './flush-context';

/** What flushing in turn needs of the outside world; the worker supplies it. */
export type FlushQueueDeps = {
  listWikis: () => Promise<Wiki[]>;
  /** What a flush of this wiki works with: its client has the token of now. */
  getSyncDeps: (wiki: Wiki) => Promise<SyncDeps>;
  /** What is waited for before each step; null: nothing. */
  yieldToForeground: () => Promise<void> | null;
  /** Told before each flush of a wiki; the result is called after it. */
  startFlush: () => Promise<() => void>;
  /** Told at the end when it is worth flushing again, by wiki; null: when something is saved or changed. */
  scheduleNext: (nextTimes: (string | null)[]) => Promise<void>;
};

export type FlushQueue = {
  /** Flushes the active wiki, now or after the flush that is under way. Resolves when nothing is left to do. */
  flushNow: () => Promise<void>;
  /**
   * Changes the settings of wikis. A flush that is under way is of the old settings: it makes no further step, and what it
   * hears of its last request is not noted. None begins until the change is made.
   */
  changeSettings: <T>(change: () => Promise<T>) => Promise<T>;
  /** Reads settings that belong together (an address and its token), while none of them is being changed. */
  readSettings: <T>(read: () => Promise<T>) => Promise<T>;
};

/** Thrown in a flush whose settings are not those of now. As with a killed worker, the queue is as the last step left it. */
class SettingsChangedError extends Error {}

/** One flush at a time, always with the settings of now. What is remembered here is lost with the worker; the queue is not. */
export function createFlushQueue({
  listWikis,
  getSyncDeps,
  yieldToForeground,
  startFlush,
  scheduleNext,
}: FlushQueueDeps): FlushQueue {
  let currentFlush: Promise<void> | null = null;
  let isFlushRequested = false;
  const settings = createVersionedLock();

  async function flushAll(): Promise<(string | null)[]> {
    const { value: targets, assertCurrent } = await settings.read(async () => {
      const active = (await listWikis()).filter((wiki) => wiki.active);
      return Promise.all(active.map(async (wiki) => ({ wiki, deps: await getSyncDeps(wiki) })));
    });
    const nextTimes: (string | null)[] = [];
    for (const { wiki, deps } of targets) {
      const endFlush = await startFlush();
      const guardedDeps = {
        ...deps,
        outbox: guardCalls(deps.outbox, assertCurrent, yieldToForeground),
        client: guardCalls(deps.client, assertCurrent, yieldToForeground),
      };
      nextTimes.push((await flush(guardedDeps, wiki).finally(endFlush)).nextAt);
    }
    return nextTimes;
  }

  async function flushUntilIdle(): Promise<void> {
    try {
      do {
        isFlushRequested = false;
        const nextTimes = await flushAll().catch((error: unknown) => {
          if (error instanceof SettingsChangedError) return null;
          throw error;
        });
        if (nextTimes) await scheduleNext(nextTimes);
        else isFlushRequested = true;
      } while (isFlushRequested);
    } finally {
      // In the same instant as the last look at `askedAgain`, so that no call falls between the two.
      currentFlush = null;
    }
  }

  return {
    flushNow: () => {
      isFlushRequested = currentFlush !== null;
      currentFlush ??= flushUntilIdle();
      return currentFlush;
    },
    changeSettings: settings.change,
    readSettings: async (read) => (await settings.read(read)).value,
  };
}

/** Something that is changed by one at a time, and read as it is between two changes. */
function createVersionedLock() {
  let version = 0;
  let changes: Promise<unknown> = Promise.resolve();
  return {
    change: <T>(change: () => Promise<T>): Promise<T> => {
      version += 1;
      const changeResult = changes.then(change);
      changes = changeResult.catch(() => undefined);
      return changeResult;
    },
    /** `check` throws when it is not any more as it was read. */
    read: async <T>(read: () => Promise<T>): Promise<{ value: T; assertCurrent: () => void }> => {
      for (;;) {
        const [versionBefore, pendingChanges] = [version, changes];
        await pendingChanges;
        if (versionBefore !== version) continue;
        const value = await read();
        const assertCurrent = () => {
          if (versionBefore !== version) throw new SettingsChangedError();
        };
        if (versionBefore === version) return { value, assertCurrent };
      }
    },
  };
}

/** The same functions; each lets others go first, and looks before it does anything and before its answer is heard. */
function guardCalls<T extends object>(
  target: T,
  assertCurrent: () => void,
  yieldToForeground: FlushQueueDeps['yieldToForeground'],
): T {
  const guardedEntries = Object.entries(target).map(([name, value]: [string, unknown]) => {
    // The only one that does nothing outside and answers at once.
    if (typeof value !== 'function' || name === 'prepareFields') return [name, value];
    const guardedCall = async (...args: unknown[]): Promise<unknown> => {
      await yieldToForeground();
      assertCurrent();
      const result: unknown = await value(...args);
      assertCurrent();
      return result;
    };
    return [name, guardedCall];
  });
  // The names and types are those of the functions given.
  return Object.fromEntries(guardedEntries) as T;
}
