import { describe, expect, it } from 'vitest';
import type { Source } from '@/lib/record/schema/source';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import { planFaultsInOrder } from '@/tests/wiki-server/in-process-fetch';
import type { Mode } from '@/tests/wiki-server/schemas';
import { FakeOutboxStore } from '../simulation/fake-outbox-store';
import { makeUntitledSource } from '../simulation/make-untitled-source';
import { SimulatedWiki } from '../simulation/simulated-wiki';

function setUpWiki(mode: Mode) {
  const clock = new FakeClock();
  const store = new FakeOutboxStore(['w'], clock.now);
  const wiki = new SimulatedWiki('w', mode, store, clock);
  return { clock, store, wiki };
}

const makeSources = (count: number): Source[] =>
  Array.from({ length: count }, (_, index) =>
    makeUntitledSource({
      url: `https://example.com/${index}`,
      title: `Title ${index}`,
      tags: ['a'],
      authors: ['B'],
    }),
  );

/** Saves sources, flushes until nothing waits, and returns the number of requests. */
async function countRequests(mode: Mode, count: number): Promise<number> {
  const { store, wiki } = setUpWiki(mode);
  for (const source of makeSources(count)) store.saveSource(source);
  await wiki.flushUntilIdle();
  expect(wiki.server.state.rows.size).toBe(count);
  return wiki.requestCount;
}

describe('the fault of lists', () => {
  it('causes less than half a request more for each of 300 sources', async () => {
    const repairedCount = await countRequests('base', 300);
    const faultyCount = await countRequests('base-with-faults', 300);
    expect(faultyCount / repairedCount).toBeLessThan(1.15);
  });

  it('is detected once, and applies to sources that are saved later', async () => {
    const { store, wiki } = setUpWiki('base-with-faults');
    const sources = makeSources(61);
    for (const source of sources.slice(0, 60)) store.saveSource(source);
    await wiki.flushUntilIdle();
    expect(store.conditions.get('w')?.listFault).toMatchObject({ attempts: 0 });
    wiki.requestLog = [];
    const lastSource = sources[60];
    if (lastSource) store.saveSource(lastSource);
    await wiki.flush();
    expect(wiki.requestLog.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('is tested again with one source, and all lists are sent after the wiki is repaired', async () => {
    const { clock, store, wiki } = setUpWiki('base-with-faults');
    const sources = makeSources(40);
    for (const source of sources) store.saveSource(source);
    await wiki.flushUntilIdle();
    wiki.requestLog = [];
    clock.advance(601_000);
    await wiki.flush();
    expect(wiki.requestLog.filter(({ method }) => method === 'POST')).toHaveLength(1);
    expect(wiki.requestLog.length).toBeLessThan(5);
    wiki.server.state.mode = 'base';
    clock.advance(1_201_000);
    await wiki.flush();
    expect(store.conditions.get('w')?.listFault).toBeNull();
    for (const { id } of sources)
      expect(wiki.server.state.rows.get(id)).toMatchObject({ tags: ['a'], authors: ['B'] });
  });

  it('is not detected after two random errors', async () => {
    const { store, wiki } = setUpWiki('base');
    const sources = makeSources(20);
    for (const source of sources) store.saveSource(source);
    let errorCount = 0;
    wiki.faultPlan = ({ method }) => {
      if (method !== 'POST' || errorCount === 2) return null;
      errorCount += 1;
      return 'server-error';
    };
    await wiki.flushUntilIdle();
    expect(store.conditions.get('w')).toMatchObject({ listFaultCount: 0, listFault: null });
    for (const { id, stableId } of sources)
      expect(wiki.server.state.rows.get(id)).toMatchObject({ tags: ['a'], stableId });
  });
});

describe('a request that the wiki denies', () => {
  it('delays one source and sends the rest', async () => {
    const { store, wiki } = setUpWiki('base');
    const sources = makeSources(3);
    for (const source of sources) store.saveSource(source);
    const deniedUrl = encodeURIComponent('https://example.com/1');
    const client = wiki.createClient();
    wiki.createClient = () => ({
      ...client,
      findByUrl: async (url) =>
        encodeURIComponent(url) === deniedUrl
          ? { ok: false, problem: { kind: 'forbidden' } }
          : client.findByUrl(url),
    });
    await wiki.flush();
    expect(sources.map(({ stableId }) => store.findEntry('w', stableId)?.status)).toEqual([
      'synced',
      'delayed',
      'synced',
    ]);
    expect(store.conditions.get('w')?.isStopped).toBe(false);
  });

  it('stops the wiki when the next request about another source is denied too', async () => {
    const { clock, store, wiki } = setUpWiki('base');
    for (const source of makeSources(3)) store.saveSource(source);
    const client = wiki.createClient();
    wiki.createClient = () => ({
      ...client,
      sendResources: async () => ({ ok: false, problem: { kind: 'forbidden' } }),
    });
    await wiki.flush();
    clock.advance(1000);
    await wiki.flush();
    expect(store.conditions.get('w')).toMatchObject({ isStopped: true, reason: 'forbidden' });
  });
});

describe('the permanent id of a source', () => {
  it('is sent after a server error', async () => {
    const { clock, store, wiki } = setUpWiki('base');
    const source = makeUntitledSource({ url: 'https://example.com/a', title: 'A' });
    store.saveSource(source);
    wiki.faultPlan = planFaultsInOrder([null, null, null, null, 'server-error']);
    await wiki.flush();
    clock.advance(1000);
    await wiki.flush();
    expect(wiki.server.state.rows.get(source.id)).toMatchObject({ title: 'A', stableId: source.stableId });
  });
});
