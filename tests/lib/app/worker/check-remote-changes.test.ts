import { describe, expect, it } from 'vitest';
import {
  CHECKED_PER_PASS,
  checkRemoteChanges,
  checkRemoteSource,
  type RemoteCheck,
  type RemoteCheckDeps,
} from '@/lib/app/worker/check-remote-changes';
import { transition } from '@/lib/wiki/outbox/transition';
import { FakeOutboxStore } from '@/tests/lib/wiki/simulation/fake-outbox-store';
import { makeUntitledSource } from '@/tests/lib/wiki/simulation/make-untitled-source';
import { SimulatedWiki } from '@/tests/lib/wiki/simulation/simulated-wiki';
import { FakeClock } from '@/tests/wiki-server/fake-clock';

/** A wiki with synced sources. */
async function setUpWiki(count: number) {
  const clock = new FakeClock();
  const store = new FakeOutboxStore(['w'], clock.now);
  const wiki = new SimulatedWiki('w', 'base', store, clock);
  const sources = Array.from({ length: count }, (_, index) =>
    makeUntitledSource({ url: `https://example.com/${index}`, title: `Title ${index}`, tags: ['a'] }),
  ).sort((a, b) => (a.stableId < b.stableId ? -1 : 1));
  for (const source of sources) store.saveSource(source);
  await wiki.flush();
  wiki.requestLog = [];
  const state: { check: RemoteCheck | null } = { check: null };
  const deps: RemoteCheckDeps = {
    now: clock.now,
    findActiveClient: async () => ({ wiki: wiki.config, client: wiki.createClient() }),
    findCondition: (wikiId) => store.findCondition(wikiId),
    findEntry: async (wikiId, stableId) => store.findEntry(wikiId, stableId) ?? null,
    listEntriesAfter: async (wikiId, cursor, limit) =>
      [...store.entries.values()]
        .filter((entry) => entry.wikiId === wikiId && entry.stableId > (cursor ?? ''))
        .sort((a, b) => (a.stableId < b.stableId ? -1 : 1))
        .slice(0, limit),
    requeue: (wikiId, stableIds) =>
      store.updateEntries(
        stableIds.map((stableId) => ({ wikiId, stableId })),
        (entry) => transition(entry, { type: 'requeued', now: clock.now(), retryDeferred: true }),
      ),
    pauseWiki: async () => undefined,
    remoteCheck: {
      get: async () => state.check,
      set: async (check) => {
        state.check = check;
      },
    },
  };
  return { store, wiki, sources, deps, state };
}

describe('checkRemoteChanges', () => {
  it('reads all synced sources in turn, and counts those that others changed', async () => {
    const { store, wiki, sources, deps, state } = await setUpWiki(CHECKED_PER_PASS + 5);
    const changedSource = sources[CHECKED_PER_PASS + 2];
    if (!changedSource) throw new Error('no source');
    wiki.server.state.editAsOther({ id: changedSource.id, url: changedSource.url, review: 'Theirs.' });
    await checkRemoteChanges(deps);
    expect([wiki.requestLog.length, state.check?.changedCount]).toEqual([CHECKED_PER_PASS, 0]);
    await checkRemoteChanges(deps);
    expect([wiki.requestLog.length, state.check?.changedCount]).toEqual([CHECKED_PER_PASS + 5, 1]);
    expect(state.check?.cursor).toBeNull();
    expect(store.findEntry('w', changedSource.stableId)?.status).toBe('waiting');
    await wiki.flush();
    expect(store.sources.get(changedSource.stableId)?.review).toBe('Theirs.');
  });

  it('makes no request if the reader turned it off or the wiki is paused', async () => {
    const { store, wiki, deps } = await setUpWiki(1);
    wiki.config = { ...wiki.config, checksRemote: false };
    await checkRemoteChanges(deps);
    wiki.config = { ...wiki.config, checksRemote: true };
    const condition = await store.findCondition('w');
    if (condition) await store.saveCondition({ ...condition, isStopped: true });
    await checkRemoteChanges(deps);
    expect(wiki.requestLog.length).toBe(condition ? 0 : 1);
  });

  it('continues at the same source after a failed request', async () => {
    const { wiki, deps, state } = await setUpWiki(3);
    wiki.faultPlan = () => 'connection-refused';
    await checkRemoteChanges(deps);
    expect(state.check).toMatchObject({ cursor: null, changedCount: 0 });
  });
});

describe('checkRemoteSource', () => {
  it('requeues only a source that others changed', async () => {
    const { store, wiki, sources, deps } = await setUpWiki(1);
    const [source] = sources;
    if (!source) throw new Error('no source');
    await checkRemoteSource(deps, source.stableId);
    expect(store.findEntry('w', source.stableId)?.status).toBe('synced');
    wiki.server.state.editAsOther({ id: source.id, url: source.url, tags: ['a', 'theirs'] });
    await checkRemoteSource(deps, source.stableId);
    expect(store.findEntry('w', source.stableId)?.status).toBe('waiting');
  });
});
