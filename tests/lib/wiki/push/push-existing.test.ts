import { describe, expect, it } from 'vitest';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import { FakeOutboxStore } from '../simulation/fake-outbox-store';
import { makeUntitledSource } from '../simulation/make-untitled-source';
import { SimulatedWiki } from '../simulation/simulated-wiki';

/** Syncs a source dated to the month with a remote entry that has `publishedDate`. */
async function syncWithRemoteDate(publishedDate: string | null) {
  const clock = new FakeClock();
  const store = new FakeOutboxStore(['w'], clock.now);
  const wiki = new SimulatedWiki('w', 'base', store, clock);
  const source = { ...makeUntitledSource({ url: 'https://example.com/a' }), publishedDate: '1843-09' };
  wiki.server.state.editAsOther({ id: source.id, url: source.url, publishedDate });
  store.saveSource(source);
  await wiki.flush();
  return { record: store.findEntry('w', source.stableId), row: wiki.server.state.rows.get(source.id) };
}

describe('push of a date without a day', () => {
  it('sends no padded date, and offers the full date of the wiki', async () => {
    const { record, row } = await syncWithRemoteDate('1843-09-01');
    expect(record).toMatchObject({ localOnlyFields: ['publishedDate'], offeredFields: ['publishedDate'] });
    expect(row?.publishedDate).toBe('1843-09-01');
  });

  it('lists the date as local only when the wiki has none', async () => {
    const { record, row } = await syncWithRemoteDate(null);
    expect(record).toMatchObject({ localOnlyFields: ['publishedDate'], offeredFields: [] });
    expect(row?.publishedDate ?? null).toBeNull();
  });
});

describe('push to a wiki that loses every entry', () => {
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

describe('push of a source whose look-up returns an unusable id', () => {
  it('retries the look-up with a growing delay, and delays no other source', async () => {
    const clock = new FakeClock();
    const store = new FakeOutboxStore(['w'], clock.now);
    const wiki = new SimulatedWiki('w', 'base', store, clock);
    const [bad, good] = [
      makeUntitledSource({ url: 'https://example.com/bad' }),
      makeUntitledSource({ url: 'https://example.com/good' }),
    ];
    const { state } = wiki.server;
    const lookup = state.lookup.bind(state);
    state.lookup = (address) =>
      address === bad.url
        ? {
            id: 'a/b',
            url: bad.url,
            createdAt: clock.now().toISOString(),
            updatedAt: clock.now().toISOString(),
          }
        : lookup(address);
    store.saveSource(bad);
    store.saveSource(good);
    await wiki.flush();
    expect(store.findEntry('w', good.stableId)?.status).toBe('synced');
    expect(store.findEntry('w', bad.stableId)).toMatchObject({
      status: 'delayed',
      reason: 'bad-answer',
      remoteId: null,
    });
    expect(wiki.requestCount).toBeLessThan(20);
    const before = wiki.requestCount;
    for (let minute = 0; minute < 60; minute += 1) {
      clock.advance(60_000);
      await wiki.flush();
    }
    expect(wiki.requestCount - before).toBeLessThan(120);
  });
});
