import { describe, expect, it } from 'vitest';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import { FakeOutboxStore } from '../simulation/fake-outbox-store';
import { makeUntitledSource } from '../simulation/make-untitled-source';
import { SimulatedWiki } from '../simulation/simulated-wiki';

/** A source dated to the month, met with an entry of the date given. */
async function met(publishedDate: string | null) {
  const clock = new FakeClock();
  const store = new FakeOutboxStore(['w'], clock.now);
  const wiki = new SimulatedWiki('w', 'base', store, clock);
  const source = { ...makeUntitledSource({ url: 'https://example.com/a' }), publishedDate: '1843-09' };
  wiki.server.state.editAsOther({ id: source.id, url: source.url, publishedDate });
  store.saveSource(source);
  await wiki.flush();
  return { record: store.findEntry('w', source.stableId), row: wiki.server.state.rows.get(source.id) };
}

describe('a date without its day', () => {
  it('is neither sent nor padded, and the full date of the wiki is offered', async () => {
    const { record, row } = await met('1843-09-01');
    expect(record).toMatchObject({ localOnlyFields: ['publishedDate'], offeredFields: ['publishedDate'] });
    expect(row?.publishedDate).toBe('1843-09-01');
  });

  it('is kept here alone where the wiki has none', async () => {
    const { record, row } = await met(null);
    expect(record).toMatchObject({ localOnlyFields: ['publishedDate'], offeredFields: [] });
    expect(row?.publishedDate ?? null).toBeNull();
  });
});

describe('an entry that a wiki takes and never has', () => {
  it('is written more and more seldom', async () => {
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

describe('an entry that a look-up gives and that cannot be read', () => {
  it('is looked up again more and more seldom, and holds up no other source', async () => {
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
