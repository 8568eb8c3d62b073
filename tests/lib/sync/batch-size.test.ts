import { expect, it } from 'vitest';
import { PlayedClock } from '../../wiki-server/played-clock';
import { aSource } from './play/a-source';
import { PlayStore } from './play/play-store';
import { PlayWiki } from './play/play-wiki';

it('a worker that dies before fifty look-ups are done sends all the same, in smaller batches that grow again', async () => {
  const clock = new PlayedClock();
  const store = new PlayStore(['w'], clock.now);
  const wiki = new PlayWiki('w', 'base', store, clock, { read: 100_000, write: 100_000 });
  for (let n = 0; n < 60; n += 1)
    store.save(aSource({ url: `https://example.com/${n}`, title: `Title ${n}`, summary: 'A summary.' }));
  const isDone = () => [...store.records.values()].every(({ state }) => state.state === 'synced');
  let lives = 0;
  for (; lives < 100 && !isDone(); lives += 1) await wiki.flush(100);
  expect(wiki.server.state.rows.size).toBe(60);
  expect(isDone()).toBe(true);
  expect(lives).toBeLessThan(60);
  store.save(aSource({ url: 'https://example.com/more' }));
  for (let n = 0; n < 4; n += 1) {
    store.save(aSource({ url: `https://example.com/more-${n}` }));
    await wiki.flush();
  }
  expect(store.conditions.get('w')?.batch?.begun).toBe(false);
});
