import { describe, expect, it } from 'vitest';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import { FakeOutboxStore } from '../simulation/fake-outbox-store';
import { makeUntitledSource } from '../simulation/make-untitled-source';
import { SimulatedWiki } from '../simulation/simulated-wiki';

/** Syncs a source whose date is a month with a resource that has `publishedDate`. */
async function syncWithRemoteDate(publishedDate: string | null) {
  const clock = new FakeClock();
  const store = new FakeOutboxStore(['w'], clock.now);
  const wiki = new SimulatedWiki('w', 'base', store, clock);
  const source = { ...makeUntitledSource({ url: 'https://example.com/a' }), publishedDate: '1843-09' };
  wiki.server.state.writeAsEditor({ id: source.id, url: source.url, publishedDate });
  store.saveSource(source);
  await wiki.flush();
  return { entry: store.findEntry('w', source.stableId), row: wiki.server.state.rows.get(source.id) };
}

describe('pushExisting with a date without a day', () => {
  it('sends no date with an invented day, and offers the full date of the wiki', async () => {
    const { entry, row } = await syncWithRemoteDate('1843-09-01');
    expect(entry).toMatchObject({ localOnlyFields: ['publishedDate'], offeredFields: ['publishedDate'] });
    expect(row?.publishedDate).toBe('1843-09-01');
  });

  it('lists the date as local-only if the wiki has no date', async () => {
    const { entry, row } = await syncWithRemoteDate(null);
    expect(entry).toMatchObject({ localOnlyFields: ['publishedDate'], offeredFields: [] });
    expect(row?.publishedDate ?? null).toBeNull();
  });
});

describe('flush to a wiki that loses every resource', () => {
  it('retries the write with a growing delay', async () => {
    const clock = new FakeClock();
    const store = new FakeOutboxStore(['w'], clock.now);
    const wiki = new SimulatedWiki('w', 'base', store, clock);
    const source = makeUntitledSource({ url: 'https://example.com/a' });
    store.saveSource(source);
    wiki.faultPlan = (request) => {
      if (request.method === 'GET' && request.url.endsWith(source.id)) wiki.server.state.rows.clear();
      return null;
    };
    for (let minute = 0; minute < 60; minute += 1) {
      await wiki.flush();
      clock.advance(60_000);
    }
    const writes = wiki.requestLog.filter(({ method }) => method === 'POST');
    expect(writes.length).toBeGreaterThan(1);
    expect(writes.length).toBeLessThan(20);
  });
});

describe('flush of a source whose lookup returns an unusable id', () => {
  it('retries the lookup with a growing delay, and delays no other source', async () => {
    const clock = new FakeClock();
    const store = new FakeOutboxStore(['w'], clock.now);
    const wiki = new SimulatedWiki('w', 'base', store, clock);
    const [sourceWithUnusableId, validSource] = [
      makeUntitledSource({ url: 'https://example.com/bad' }),
      makeUntitledSource({ url: 'https://example.com/good' }),
    ];
    const { state } = wiki.server;
    const lookup = state.findByUrl.bind(state);
    state.findByUrl = (address) =>
      address === sourceWithUnusableId.url
        ? {
            id: 'a/b',
            url: sourceWithUnusableId.url,
            createdAt: clock.now().toISOString(),
            updatedAt: clock.now().toISOString(),
          }
        : lookup(address);
    store.saveSource(sourceWithUnusableId);
    store.saveSource(validSource);
    await wiki.flush();
    expect(store.findEntry('w', validSource.stableId)?.status).toBe('synced');
    expect(store.findEntry('w', sourceWithUnusableId.stableId)).toMatchObject({
      status: 'delayed',
      reason: 'bad-answer',
      remoteId: null,
    });
    expect(wiki.requestCount).toBeLessThan(20);
    const requestCountBefore = wiki.requestCount;
    for (let minute = 0; minute < 60; minute += 1) {
      clock.advance(60_000);
      await wiki.flush();
    }
    expect(wiki.requestCount - requestCountBefore).toBeLessThan(120);
  });
});
