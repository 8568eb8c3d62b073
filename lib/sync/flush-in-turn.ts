import type { Wiki } from '@/lib/model/wiki';
import { flush } from './flush';
import type { SyncDeps } from './run';

/** What flushing in turn needs of the outside world; the worker supplies it. */
export type TurnDeps = {
  wikis: () => Promise<Wiki[]>;
  /** What a flush of this wiki works with: its client has the token of now. */
  depsOf: (wiki: Wiki) => Promise<SyncDeps>;
  /** What is waited for before each step; null: nothing. */
  clear: () => Promise<void> | null;
  /** Told before each flush of a wiki; the result is called after it. */
  begin: () => Promise<() => void>;
  /** Told at the end when it is worth flushing again, by wiki; null: when something is saved or changed. */
  rest: (nextTimes: (string | null)[]) => Promise<void>;
};

export type FlushInTurn = {
  /** Flushes the active wiki, now or after the flush that is under way. Resolves when nothing is left to do. */
  flushNow: () => Promise<void>;
  /**
   * Changes the settings of wikis. A flush that is under way is of the old settings: it makes no further step, and what it
   * hears of its last request is not noted. None begins until the change is made.
   */
  whileChanging: <T>(change: () => Promise<T>) => Promise<T>;
  /** Reads settings that belong together (an address and its token), while none of them is being changed. */
  whileSteady: <T>(read: () => Promise<T>) => Promise<T>;
};

/** Thrown in a flush whose settings are not those of now. As with a killed worker, the queue is as the last step left it. */
class Superseded extends Error {}

/** One flush at a time, always with the settings of now. What is remembered here is lost with the worker; the queue is not. */
export function flushInTurn({ wikis, depsOf, clear, begin, rest }: TurnDeps): FlushInTurn {
  let running: Promise<void> | null = null;
  let askedAgain = false;
  const settings = versioned();

  async function flushAll(): Promise<(string | null)[]> {
    const { value: turns, check } = await settings.read(async () => {
      const active = (await wikis()).filter((wiki) => wiki.active);
      return Promise.all(active.map(async (wiki) => ({ wiki, deps: await depsOf(wiki) })));
    });
    const ends: (string | null)[] = [];
    for (const { wiki, deps } of turns) {
      const end = await begin();
      const checked = {
        ...deps,
        store: inSteps(deps.store, check, clear),
        client: inSteps(deps.client, check, clear),
      };
      ends.push((await flush(checked, wiki).finally(end)).nextAt);
    }
    return ends;
  }

  async function untilQuiet(): Promise<void> {
    try {
      do {
        askedAgain = false;
        const ends = await flushAll().catch((error: unknown) => {
          if (error instanceof Superseded) return null;
          throw error;
        });
        if (ends) await rest(ends);
        else askedAgain = true;
      } while (askedAgain);
    } finally {
      // In the same instant as the last look at `askedAgain`, so that no call falls between the two.
      running = null;
    }
  }

  return {
    flushNow: () => {
      askedAgain = running !== null;
      running ??= untilQuiet();
      return running;
    },
    whileChanging: settings.change,
    whileSteady: async (read) => (await settings.read(read)).value,
  };
}

/** Something that is changed by one at a time, and read as it is between two changes. */
function versioned() {
  let version = 0;
  let changes: Promise<unknown> = Promise.resolve();
  return {
    change: <T>(change: () => Promise<T>): Promise<T> => {
      version += 1;
      const made = changes.then(change);
      changes = made.catch(() => undefined);
      return made;
    },
    /** `check` throws when it is not any more as it was read. */
    read: async <T>(read: () => Promise<T>): Promise<{ value: T; check: () => void }> => {
      for (;;) {
        const [before, made] = [version, changes];
        await made;
        if (before !== version) continue;
        const value = await read();
        const check = () => {
          if (before !== version) throw new Superseded();
        };
        if (before === version) return { value, check };
      }
    },
  };
}

/** The same functions; each lets others go first, and looks before it does anything and before its answer is heard. */
function inSteps<T extends object>(functions: T, check: () => void, clear: TurnDeps['clear']): T {
  const steps = Object.entries(functions).map(([name, value]: [string, unknown]) => {
    // The only one that does nothing outside and answers at once.
    if (typeof value !== 'function' || name === 'carried') return [name, value];
    const step = async (...given: unknown[]): Promise<unknown> => {
      await clear();
      check();
      const answer: unknown = await value(...given);
      check();
      return answer;
    };
    return [name, step];
  });
  // The names and types are those of the functions given.
  return Object.fromEntries(steps) as T;
}
