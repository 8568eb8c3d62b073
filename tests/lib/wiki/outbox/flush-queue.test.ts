import { beforeEach, describe, expect, it } from 'vitest';
import { createResearchWikiClient } from '@/lib/wiki/adapters/research-wiki/client/research-wiki-client';
import type { Wiki } from '@/lib/wiki/model/wiki';
import { createCondition } from '@/lib/wiki/outbox/flush-context';
import { createFlushQueue, type FlushQueue } from '@/lib/wiki/outbox/flush-queue';
import { createWikiServer, type WikiServer } from '@/tests/wiki-server/create-wiki-server';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import { createInProcessFetch } from '@/tests/wiki-server/in-process-fetch';
import { FakeOutboxStore } from '../soak/fake-outbox-store';
import { makeUntitledSource } from '../soak/make-untitled-source';

const aWiki = (id: string): Wiki => ({
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
let wikis: Wiki[];
let tokens: Record<string, string>;
let turn: FlushQueue;
/** Each request as `host token`; `onRequest` is called before it is answered. */
let requests: string[];
let onRequest: (number: number) => void;
let rests: number;
let onRest: () => Promise<void>;
let onRead: () => Promise<void>;
let onStep: () => Promise<void> | null;

beforeEach(() => {
  clock = new FakeClock();
  store = new FakeOutboxStore(['a', 'b'], clock.now);
  server = createWikiServer({ token: 'old', now: () => clock.ms });
  wikis = [aWiki('a')];
  tokens = { a: 'old', b: 'old' };
  requests = [];
  onRequest = () => undefined;
  rests = 0;
  onRest = async () => undefined;
  onRead = async () => undefined;
  onStep = () => null;
  turn = createFlushQueue({
    listWikis: async () => {
      const known = wikis;
      await onRead();
      return known;
    },
    getSyncDeps: async (wiki) => ({
      outbox: store,
      client: createResearchWikiClient(
        { name: wiki.name, baseUrl: wiki.baseUrl, token: tokens[wiki.id] ?? '' },
        {
          fetch: createInProcessFetch({ server, clock, plan }),
          schedule: clock.schedule,
          hasPermission: async () => true,
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
  [...store.entries.values()].filter((one) => one.wikiId === wikiId).map(({ state }) => state.state);

/** What the settings do when a wiki is kept: what stopped it is forgotten. */
const changed = (change: () => void) =>
  turn.changeSettings(async () => {
    change();
    for (const { id } of wikis) store.conditions.set(id, createCondition(id));
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

    await turn.flushNow();

    expect(store.conditions.get('a')?.stopped).toBe(false);
    expect(statesOf('a')).toEqual(['synced', 'synced', 'synced']);
    expect(requests.filter((one) => one === 'a.localhost old')).toHaveLength(3);
  });

  it('asks a wiki that was removed or switched off nothing more', async () => {
    for (const n of [1, 2, 3]) save(n);
    onRequest = (number) => {
      if (number === 3)
        void changed(() => {
          wikis = [{ ...aWiki('a'), active: false }, aWiki('b')];
        });
    };

    await turn.flushNow();

    expect(requests.filter((one) => one.startsWith('a.'))).toHaveLength(3);
    expect(statesOf('b')).toEqual(['synced', 'synced', 'synced']);
  });

  it('never sends the token of one address to another', async () => {
    for (const n of [1, 2]) save(n);
    const move = () =>
      turn.changeSettings(async () => {
        tokens.a = 'new';
        await Promise.resolve();
        wikis = [{ ...aWiki('a'), baseUrl: 'http://elsewhere.localhost' }];
        server.setToken('new');
      });
    // Between reading the address and reading the token.
    onRead = async () => {
      onRead = async () => undefined;
      await move();
    };
    await Promise.all([turn.flushNow(), turn.flushNow()]);

    expect(new Set(requests)).toEqual(new Set(['elsewhere.localhost new']));
  });

  it('begins again after a change that fails', async () => {
    save(1);
    const failed = turn.changeSettings(async () => {
      throw new Error('full');
    });
    await expect(failed).rejects.toThrow('full');
    await turn.flushNow();
    expect(statesOf('a')).toEqual(['synced']);
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
    const flushing = turn.flushNow();
    await new Promise((done) => setTimeout(done, 20));
    expect(requests).toHaveLength(2);
    onStep = () => null;
    go();
    await flushing;
    expect(statesOf('a')).toEqual(['synced']);
  });

  it('runs once for calls in the middle of a flush, and once more after it', async () => {
    save(1);
    const all = [turn.flushNow(), turn.flushNow(), turn.flushNow()];
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
          await turn.flushNow();
        })();
      };
      save(instants);
      await turn.flushNow();
      await new Promise((done) => setTimeout(done));
      expect(new Set(statesOf('a'))).toEqual(new Set(['synced']));
    }
  });
});
