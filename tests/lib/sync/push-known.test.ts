import { describe, expect, it } from 'vitest';
import { PlayedClock } from '../../wiki-server/played-clock';
import { aSource } from './play/a-source';
import { PlayStore } from './play/play-store';
import { PlayWiki } from './play/play-wiki';

/** A source dated to the month, met with an entry of the date given. */
async function met(publishedDate: string | null) {
  const clock = new PlayedClock();
  const store = new PlayStore(['w'], clock.now);
  const wiki = new PlayWiki('w', 'base', store, clock);
  const source = { ...aSource({ url: 'https://example.com/a' }), publishedDate: '1843-09' };
  wiki.server.state.editAsOther({ id: source.id, url: source.url, publishedDate });
  store.save(source);
  await wiki.flush();
  return { record: store.record('w', source.stableId), row: wiki.server.state.rows.get(source.id) };
}

describe('a date without its day', () => {
  it('is neither sent nor padded, and the full date of the wiki is offered', async () => {
    const { record, row } = await met('1843-09-01');
    expect(record).toMatchObject({ keptHere: ['publishedDate'], offered: ['publishedDate'] });
    expect(row?.publishedDate).toBe('1843-09-01');
  });

  it('is kept here alone where the wiki has none', async () => {
    const { record, row } = await met(null);
    expect(record).toMatchObject({ keptHere: ['publishedDate'], offered: [] });
    expect(row?.publishedDate ?? null).toBeNull();
  });
});

describe('an entry that a wiki takes and never has', () => {
  it('is written more and more seldom', async () => {
    const clock = new PlayedClock();
    const store = new PlayStore(['w'], clock.now);
    const wiki = new PlayWiki('w', 'base', store, clock);
    const source = aSource({ url: 'https://example.com/a' });
    store.save(source);
    wiki.plan = (request) => {
      if (request.method === 'GET' && request.url.endsWith(source.id)) wiki.server.state.rows.clear();
      return null;
    };
    for (let minute = 0; minute < 60; minute += 1) {
      await wiki.flush();
      clock.advance(60_000);
    }
    const writes = wiki.log.filter(({ method }) => method === 'POST');
    expect(writes.length).toBeGreaterThan(1);
    expect(writes.length).toBeLessThan(20);
  });
});

describe('an entry that a look-up gives and that cannot be read', () => {
  it('is looked up again more and more seldom, and holds up no other source', async () => {
    const clock = new PlayedClock();
    const store = new PlayStore(['w'], clock.now);
    const wiki = new PlayWiki('w', 'base', store, clock);
    const [bad, good] = [
      aSource({ url: 'https://example.com/bad' }),
      aSource({ url: 'https://example.com/good' }),
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
    store.save(bad);
    store.save(good);
    await wiki.flush();
    expect(store.record('w', good.stableId)?.state.state).toBe('synced');
    expect(store.record('w', bad.stableId)).toMatchObject({
      state: { state: 'waiting-until', why: 'bad-answer' },
      remoteId: null,
    });
    expect(wiki.requests).toBeLessThan(20);
    const before = wiki.requests;
    for (let minute = 0; minute < 60; minute += 1) {
      clock.advance(60_000);
      await wiki.flush();
    }
    expect(wiki.requests - before).toBeLessThan(120);
  });
});
