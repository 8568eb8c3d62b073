import { beforeEach, describe, expect, it } from 'vitest';
import { createResearchWikiClient } from '@/lib/wiki/adapters/research-wiki/client/research-wiki-client';
import type { ActiveWiki } from '@/lib/wiki/model/wiki';
import { createCondition } from '@/lib/wiki/outbox/wiki-pause';
import { createSyncScheduler, type SyncScheduler } from '@/lib/wiki/scheduler/sync-scheduler';
import { createInMemoryLocks } from '@/tests/support/in-memory-locks';
import { createWikiServer, type WikiServer } from '@/tests/wiki-server/create-wiki-server';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import { createInProcessFetch } from '@/tests/wiki-server/in-process-fetch';
import { FakeOutboxStore } from '../simulation/fake-outbox-store';
import { makeUntitledSource } from '../simulation/make-untitled-source';

const aWiki = (id: string): ActiveWiki => ({
  id,
  name: `Wiki ${id}`,
  baseUrl: `http://${id}.localhost`,
  contentPolicy: 'never',
  credibilityMapping: null,
  active: true,
});

let clock: FakeClock;
let store: FakeOutboxStore;
let server: WikiServer;
let activeWiki: ActiveWiki | null;
let tokens: Record<string, string>;
let scheduler: SyncScheduler;
/** Each request as `host token`; `onRequest` is called before it is answered. */
let requests: string[];
let onRequest: (number: number) => void;
let rests: number;
let onRest: () => Promise<void>;
let onRead: () => Promise<void>;
let onStep: () => Promise<void> | null;
let slowDown: Promise<void>;

beforeEach(() => {
  clock = new FakeClock();
  store = new FakeOutboxStore(['a', 'b'], clock.now);
  server = createWikiServer({ token: 'old', now: () => clock.ms });
  activeWiki = aWiki('a');
  tokens = { a: 'old', b: 'old' };
  requests = [];
  onRequest = () => undefined;
  rests = 0;
  onRest = async () => undefined;
  onRead = async () => undefined;
  onStep = () => null;
  slowDown = Promise.resolve();
  scheduler = createSyncScheduler({
    locks: createInMemoryLocks(),
    findActiveWiki: async () => {
      const known = activeWiki;
      await onRead();
      return known;
    },
    getSyncDeps: async (wiki, control) => ({
      outbox: store,
      client: createResearchWikiClient(
        { name: wiki.name, baseUrl: wiki.baseUrl, token: tokens[wiki.id] ?? '' },
        {
          fetch: async (url, init) => {
            const response = await createInProcessFetch({ server, clock, plan })(url, init);
            await slowDown;
            return response;
          },
          schedule: clock.schedule,
          hasPermission: async () => true,
          ...control,
        },
      ),
      now: clock.now,
      random: () => 0.5,
      isSharedVenue: () => true,
    }),
    yieldToForeground: () => onStep(),
    startFlush: async () => () => undefined,
    scheduleNext: () => {
      rests += 1;
      return onRest();
    },
  });
  const plan = ({ url, headers }: Request) => {
    requests.push(`${new URL(url).hostname} ${headers.get('Authorization')?.slice(7)}`);
    onRequest(requests.length);
    return null;
  };
});

const save = (n: number) =>
  store.saveSource(makeUntitledSource({ url: `https://example.com/${n}`, title: `Title ${n}` }));
const statesOf = (wikiId: string) =>
  [...store.entries.values()].filter((one) => one.wikiId === wikiId).map(({ status }) => status);

/** What the settings do when a wiki is kept: what stopped it is forgotten. */
const changed = (change: () => void) =>
  scheduler.changeSettings(async () => {
    change();
    if (activeWiki) store.conditions.set(activeWiki.id, createCondition(activeWiki.id));
  });

describe('a flush while the settings change', () => {
  it('goes on with the new token, although the old one is refused after the change', async () => {
    for (const n of [1, 2, 3]) save(n);
    onRequest = (number) => {
      if (number !== 3) return;
      server.setToken('new');
      void changed(() => {
        tokens.a = 'new';
      });
    };

    await scheduler.flushNow();

    expect(store.conditions.get('a')?.isStopped).toBe(false);
    expect(statesOf('a')).toEqual(['synced', 'synced', 'synced']);
    expect(requests.filter((one) => one === 'a.localhost old')).toHaveLength(3);
  });

  it('asks a wiki that was removed or switched off nothing more', async () => {
    for (const n of [1, 2, 3]) save(n);
    onRequest = (number) => {
      if (number === 3)
        void changed(() => {
          activeWiki = aWiki('b');
        });
    };

    await scheduler.flushNow();

    expect(requests.filter((one) => one.startsWith('a.'))).toHaveLength(3);
    expect(statesOf('b')).toEqual(['synced', 'synced', 'synced']);
  });

  it('never sends the token of one address to another', async () => {
    for (const n of [1, 2]) save(n);
    const move = () =>
      scheduler.changeSettings(async () => {
        tokens.a = 'new';
        await Promise.resolve();
        activeWiki = { ...aWiki('a'), baseUrl: 'http://elsewhere.localhost' };
        server.setToken('new');
      });
    // Between reading the address and reading the token.
    onRead = async () => {
      onRead = async () => undefined;
      void move();
      await new Promise((done) => setTimeout(done));
    };
    await Promise.all([scheduler.flushNow(), scheduler.flushNow()]);

    expect(new Set(requests)).toEqual(new Set(['elsewhere.localhost new']));
  });

  it('begins again after a change that fails', async () => {
    save(1);
    const failed = scheduler.changeSettings(async () => {
      throw new Error('full');
    });
    await expect(failed).rejects.toThrow('full');
    await scheduler.flushNow();
    expect(statesOf('a')).toEqual(['synced']);
  });
});

describe('a change of the settings', () => {
  it('does not wait for a request in flight, whose response changes nothing', async () => {
    save(1);
    let answer: () => void = () => undefined;
    onRequest = (number) => {
      if (number !== 2) return;
      slowDown = new Promise<void>((done) => {
        answer = done;
      });
      void changed(() => {
        activeWiki = null;
      });
    };
    await scheduler.flushNow();
    const entries = [...store.entries.values()];
    answer();
    await new Promise((done) => setTimeout(done, 20));
    expect(requests).toHaveLength(2);
    expect([...store.entries.values()]).toEqual(entries);
    expect(statesOf('a')).not.toContain('synced');
  });

  it('aborts a flush that waits for a message of a page to end', async () => {
    save(1);
    onStep = () => new Promise(() => undefined);
    const flushing = scheduler.flushNow();
    await new Promise((done) => setTimeout(done, 10));
    await scheduler.changeSettings(async () => {
      activeWiki = null;
    });
    await flushing;
    expect(requests).toEqual([]);
  });

  it('asked for while a flush waits for the lock comes before that flush', async () => {
    save(1);
    const flushing = scheduler.flushNow();
    await scheduler.changeSettings(async () => {
      activeWiki = null;
    });
    await flushing;
    expect(requests).toEqual([]);
  });
});

describe('flushing in turn', () => {
  it('makes no request while it has to make way', async () => {
    save(1);
    let go: () => void = () => undefined;
    onRequest = (number) => {
      if (number !== 2) return;
      const way = new Promise<void>((done) => {
        go = done;
      });
      onStep = () => way;
    };
    const flushing = scheduler.flushNow();
    await new Promise((done) => setTimeout(done, 20));
    expect(requests).toHaveLength(2);
    onStep = () => null;
    go();
    await flushing;
    expect(statesOf('a')).toEqual(['synced']);
  });

  it('runs once for calls in the middle of a flush, and once more after it', async () => {
    save(1);
    const all = [scheduler.flushNow(), scheduler.flushNow(), scheduler.flushNow()];
    await Promise.all(all);
    expect(rests).toBe(2);
  });

  it('hears a call at any instant around its end', async () => {
    for (let instants = 0; instants < 20; instants += 1) {
      onRest = async () => {
        onRest = async () => undefined;
        void (async () => {
          for (let n = 0; n < instants; n += 1) await Promise.resolve();
          save(1000 + instants);
          await scheduler.flushNow();
        })();
      };
      save(instants);
      await scheduler.flushNow();
      await new Promise((done) => setTimeout(done));
      expect(new Set(statesOf('a'))).toEqual(new Set(['synced']));
    }
  });
});
