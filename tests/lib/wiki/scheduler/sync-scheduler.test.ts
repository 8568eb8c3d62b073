import { beforeEach, describe, expect, it } from 'vitest';
import { createResearchWikiClient } from '@/lib/wiki/adapters/research-wiki/client/research-wiki-client';
import type { ActiveWiki } from '@/lib/wiki/model/wiki';
import { createCondition } from '@/lib/wiki/outbox/wiki-pause';
import { createSyncScheduler, type SyncScheduler } from '@/lib/wiki/scheduler/sync-scheduler';
import { createInMemoryLocks } from '@/tests/support/in-memory-locks';
import { makeActiveWiki } from '@/tests/support/make-wiki';
import { createWikiServer, type WikiServer } from '@/tests/wiki-server/create-wiki-server';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import { createInProcessFetch } from '@/tests/wiki-server/in-process-fetch';
import { FakeOutboxStore } from '../simulation/fake-outbox-store';
import { makeUntitledSource } from '../simulation/make-untitled-source';

const makeWikiWithId = (id: string) =>
  makeActiveWiki({ id, name: `Wiki ${id}`, baseUrl: `http://${id}.localhost` });

let clock: FakeClock;
let store: FakeOutboxStore;
let server: WikiServer;
let activeWiki: ActiveWiki | null;
let tokens: Record<string, string>;
let scheduler: SyncScheduler;
/** The requests that were made, as `host token`. */
let requests: string[];
/** Is called before the server handles a request, with the number of requests. */
let onRequest: (requestCount: number) => void;
let scheduleCount: number;
let onSchedule: () => Promise<void>;
let onRead: () => Promise<void>;
let onYield: () => Promise<void> | null;
let responseDelay: Promise<void>;

beforeEach(() => {
  clock = new FakeClock();
  store = new FakeOutboxStore(['a', 'b'], clock.now);
  server = createWikiServer({ token: 'old', now: () => clock.ms });
  activeWiki = makeWikiWithId('a');
  tokens = { a: 'old', b: 'old' };
  requests = [];
  onRequest = () => undefined;
  scheduleCount = 0;
  onSchedule = async () => undefined;
  onRead = async () => undefined;
  onYield = () => null;
  responseDelay = Promise.resolve();
  scheduler = createSyncScheduler({
    locks: createInMemoryLocks(),
    findActiveWiki: async () => {
      const wikiBeforeRead = activeWiki;
      await onRead();
      return wikiBeforeRead;
    },
    getSyncDeps: async (wiki, control) => ({
      outbox: store,
      client: createResearchWikiClient(
        { name: wiki.name, baseUrl: wiki.baseUrl, token: tokens[wiki.id] ?? '' },
        {
          fetch: async (url, init) => {
            const response = await createInProcessFetch({ server, clock, plan })(url, init);
            await responseDelay;
            return response;
          },
          schedule: clock.schedule,
          hasPermission: async () => true,
          ...control,
        },
      ),
      now: clock.now,
      random: () => 0.5,
      isShippedVenue: () => true,
    }),
    yieldToForeground: () => onYield(),
    startFlush: async () => () => undefined,
    scheduleNext: () => {
      scheduleCount += 1;
      return onSchedule();
    },
  });
  const plan = ({ url, headers }: Request) => {
    requests.push(`${new URL(url).hostname} ${headers.get('Authorization')?.slice(7)}`);
    onRequest(requests.length);
    return null;
  };
});

const saveSourceNumber = (number: number) =>
  store.saveSource(makeUntitledSource({ url: `https://example.com/${number}`, title: `Title ${number}` }));
const getStatuses = (wikiId: string) =>
  [...store.entries.values()].filter((entry) => entry.wikiId === wikiId).map(({ status }) => status);

/** Changes the settings and resets the condition of the wiki, as saving a wiki does. */
const saveSettings = (change: () => void) =>
  scheduler.changeSettings(async () => {
    change();
    if (activeWiki) store.conditions.set(activeWiki.id, createCondition(activeWiki.id));
  });

describe('flushNow while the settings change', () => {
  it('continues with the new token if the wiki rejects the old token after the change', async () => {
    for (const number of [1, 2, 3]) saveSourceNumber(number);
    onRequest = (number) => {
      if (number !== 3) return;
      server.setToken('new');
      void saveSettings(() => {
        tokens.a = 'new';
      });
    };

    await scheduler.flushNow();

    expect(store.conditions.get('a')?.isStopped).toBe(false);
    expect(getStatuses('a')).toEqual(['synced', 'synced', 'synced']);
    expect(requests.filter((request) => request === 'a.localhost old')).toHaveLength(3);
  });

  it('sends no more requests to a wiki that was deleted or deactivated', async () => {
    for (const number of [1, 2, 3]) saveSourceNumber(number);
    onRequest = (number) => {
      if (number === 3)
        void saveSettings(() => {
          activeWiki = makeWikiWithId('b');
        });
    };

    await scheduler.flushNow();

    expect(requests.filter((request) => request.startsWith('a.'))).toHaveLength(3);
    expect(getStatuses('b')).toEqual(['synced', 'synced', 'synced']);
  });

  it('never sends the token to the new base URL before the change is complete', async () => {
    for (const number of [1, 2]) saveSourceNumber(number);
    const changeBaseUrlAndToken = () =>
      scheduler.changeSettings(async () => {
        tokens.a = 'new';
        await Promise.resolve();
        activeWiki = { ...makeWikiWithId('a'), baseUrl: 'http://elsewhere.localhost' };
        server.setToken('new');
      });
    // The change happens after the base URL is read and before the token is read.
    onRead = async () => {
      onRead = async () => undefined;
      void changeBaseUrlAndToken();
      await new Promise((resolve) => setTimeout(resolve));
    };
    await Promise.all([scheduler.flushNow(), scheduler.flushNow()]);

    expect(new Set(requests)).toEqual(new Set(['elsewhere.localhost new']));
  });

  it('flushes after a change of the settings that fails', async () => {
    saveSourceNumber(1);
    const failedChange = scheduler.changeSettings(async () => {
      throw new Error('full');
    });
    await expect(failedChange).rejects.toThrow('full');
    await scheduler.flushNow();
    expect(getStatuses('a')).toEqual(['synced']);
  });
});

describe('changeSettings', () => {
  it('does not wait for a request in flight, and ignores its response', async () => {
    saveSourceNumber(1);
    let respond: () => void = () => undefined;
    onRequest = (number) => {
      if (number !== 2) return;
      responseDelay = new Promise<void>((resolve) => {
        respond = resolve;
      });
      void saveSettings(() => {
        activeWiki = null;
      });
    };
    await scheduler.flushNow();
    const entries = [...store.entries.values()];
    respond();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(requests).toHaveLength(2);
    expect([...store.entries.values()]).toEqual(entries);
    expect(getStatuses('a')).not.toContain('synced');
  });

  it('aborts a flush that yields to foreground work', async () => {
    saveSourceNumber(1);
    onYield = () => new Promise(() => undefined);
    const flushPromise = scheduler.flushNow();
    await new Promise((resolve) => setTimeout(resolve, 10));
    await scheduler.changeSettings(async () => {
      activeWiki = null;
    });
    await flushPromise;
    expect(requests).toEqual([]);
  });

  it('runs before a flush that is still waiting for the lock', async () => {
    saveSourceNumber(1);
    const flushPromise = scheduler.flushNow();
    await scheduler.changeSettings(async () => {
      activeWiki = null;
    });
    await flushPromise;
    expect(requests).toEqual([]);
  });
});

describe('flushNow', () => {
  it('sends no request while it yields to foreground work', async () => {
    saveSourceNumber(1);
    let endForegroundWork: () => void = () => undefined;
    onRequest = (number) => {
      if (number !== 2) return;
      const foregroundWork = new Promise<void>((resolve) => {
        endForegroundWork = resolve;
      });
      onYield = () => foregroundWork;
    };
    const flushPromise = scheduler.flushNow();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(requests).toHaveLength(2);
    onYield = () => null;
    endForegroundWork();
    await flushPromise;
    expect(getStatuses('a')).toEqual(['synced']);
  });

  it('runs one more flush for all calls made during a flush', async () => {
    saveSourceNumber(1);
    const flushPromises = [scheduler.flushNow(), scheduler.flushNow(), scheduler.flushNow()];
    await Promise.all(flushPromises);
    expect(scheduleCount).toBe(2);
  });

  it('flushes after a call made shortly before or after the end of a flush', async () => {
    for (let delay = 0; delay < 20; delay += 1) {
      onSchedule = async () => {
        onSchedule = async () => undefined;
        void (async () => {
          for (let i = 0; i < delay; i += 1) await Promise.resolve();
          saveSourceNumber(1000 + delay);
          await scheduler.flushNow();
        })();
      };
      saveSourceNumber(delay);
      await scheduler.flushNow();
      await new Promise((resolve) => setTimeout(resolve));
      expect(new Set(getStatuses('a'))).toEqual(new Set(['synced']));
    }
  });
});
