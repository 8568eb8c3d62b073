import { describe, expect, it } from 'vitest';
import {
  CHECKED_PER_PASS,
  checkRemoteChanges,
  checkRemoteSource,
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
  const deps: RemoteCheckDeps = {
    now: clock.now,
    findActiveClient: async () => ({ wiki: wiki.config, client: wiki.createClient() }),
    findCondition: (wikiId) => store.findCondition(wikiId),
    findEntry: async (wikiId, stableId) => store.findEntry(wikiId, stableId) ?? null,
    listLeastRecentlyChecked: async (wikiId, limit) =>
      [...store.entries.values()]
        .filter((entry) => entry.wikiId === wikiId && entry.status === 'synced')
        .sort((a, b) => ((a.remoteCheckedAt ?? '') < (b.remoteCheckedAt ?? '') ? -1 : 1))
        .slice(0, limit),
    changeEntries: (wikiId, stableIds, change) =>
      store.updateEntries(
        stableIds.map((stableId) => ({ wikiId, stableId })),
        change,
      ),
    requeue: (wikiId, stableIds) =>
      store.updateEntries(
        stableIds.map((stableId) => ({ wikiId, stableId })),
        (entry) => transition(entry, { type: 'requeued', now: clock.now(), shouldRetryDeferred: true }),
      ),
    pauseWiki: async () => undefined,
  };
  return { clock, store, wiki, sources, deps };
}

describe('checkRemoteChanges', () => {
  it('reads the sources that were not read for the longest time first, and tells which others changed', async () => {
    const { clock, store, wiki, sources, deps } = await setUpWiki(CHECKED_PER_PASS + 5);
    const oldestSources = sources.slice(7, 12);
    for (const { stableId } of oldestSources) {
      const at = new Date(clock.ms - 3_600_000).toISOString();
      await store.updateEntries([{ wikiId: 'w', stableId }], (entry) =>
        transition(entry, { type: 'remote-checked', at }),
      );
    }
    clock.advance(300_000);
    const [changedSource] = oldestSources;
    if (!changedSource) throw new Error('no source');
    wiki.server.state.writeAsEditor({ id: changedSource.id, url: changedSource.url, review: 'Theirs.' });
    await checkRemoteChanges(deps);
    const listRequestedIds = () => wiki.requestLog.map(({ path }) => path.split('/').at(-1));
    expect(listRequestedIds().slice(0, 5).toSorted()).toEqual(oldestSources.map(({ id }) => id).toSorted());
    expect(store.findEntry('w', changedSource.stableId)?.status).toBe('waiting');
    clock.advance(300_000);
    wiki.requestLog = [];
    await wiki.flush();
    expect(store.sources.get(changedSource.stableId)?.review).toBe('Theirs.');
    expect(store.findEntry('w', changedSource.stableId)?.remoteChange).toEqual({
      at: clock.now().toISOString(),
      fields: ['review'],
    });
    wiki.requestLog = [];
    await checkRemoteChanges(deps);
    const idsNotReadBefore = sources.filter(({ id }) => listRequestedIds().slice(0, 5).includes(id));
    expect(idsNotReadBefore.some((source) => oldestSources.includes(source))).toBe(false);
  });

  it('reports no change by others after a change of the reader', async () => {
    const { store, wiki, sources } = await setUpWiki(1);
    const [source] = sources;
    if (!source) throw new Error('no source');
    store.saveSource({ ...source, review: 'Mine.' });
    await wiki.flush();
    expect(store.findEntry('w', source.stableId)?.status).toBe('synced');
    expect(store.findEntry('w', source.stableId)?.remoteChange).toBeUndefined();
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

  it('continues with the next source if one cannot be read', async () => {
    const { clock, wiki, sources, deps } = await setUpWiki(3);
    let failedId: string | undefined;
    wiki.faultPlan = ({ url }) => {
      failedId ??= url.split('/').at(-1);
      return url.endsWith(failedId ?? '') ? 'server-error' : null;
    };
    clock.advance(1000);
    await checkRemoteChanges(deps);
    expect(wiki.requestLog.length).toBe(1);
    await checkRemoteChanges(deps);
    expect(new Set(wiki.requestLog.map(({ path }) => path.split('/').at(-1)))).toEqual(
      new Set(sources.map(({ id }) => id)),
    );
  });
});

describe('checkRemoteSource', () => {
  it('requeues only a source that others changed', async () => {
    const { store, wiki, sources, deps } = await setUpWiki(1);
    const [source] = sources;
    if (!source) throw new Error('no source');
    await checkRemoteSource(deps, source.stableId);
    expect(store.findEntry('w', source.stableId)?.status).toBe('synced');
    wiki.server.state.writeAsEditor({ id: source.id, url: source.url, tags: ['a', 'theirs'] });
    await checkRemoteSource(deps, source.stableId);
    expect(store.findEntry('w', source.stableId)?.status).toBe('waiting');
  });
});
