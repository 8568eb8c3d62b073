import { describe, expect, it } from 'vitest';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import { FakeOutboxStore } from '../simulation/fake-outbox-store';
import { makeUntitledSource } from '../simulation/make-untitled-source';
import { SimulatedWiki } from '../simulation/simulated-wiki';

describe('getMaxBatchSize', () => {
  it('shrinks while the worker is killed before a batch is complete, so that all sources are sent, and grows again', async () => {
    const clock = new FakeClock();
    const store = new FakeOutboxStore(['w'], clock.now);
    const wiki = new SimulatedWiki('w', 'base', store, clock, { read: 100_000, write: 100_000 });
    for (let index = 0; index < 60; index += 1)
      store.saveSource(
        makeUntitledSource({
          url: `https://example.com/${index}`,
          title: `Title ${index}`,
          summary: 'A summary.',
        }),
      );
    const isDone = () => [...store.entries.values()].every(({ status }) => status === 'synced');
    let flushCount = 0;
    for (; flushCount < 100 && !isDone(); flushCount += 1) await wiki.flush(100);
    expect(wiki.server.state.rows.size).toBe(60);
    expect(isDone()).toBe(true);
    expect(flushCount).toBeLessThan(60);
    store.saveSource(makeUntitledSource({ url: 'https://example.com/more' }));
    for (let index = 0; index < 4; index += 1) {
      store.saveSource(makeUntitledSource({ url: `https://example.com/more-${index}` }));
      await wiki.flush();
    }
    expect(store.conditions.get('w')?.batch?.isRunning).toBe(false);
  });

  it('keeps the lookups of a killed batch, so that the smaller batch repeats none', async () => {
    const clock = new FakeClock();
    const store = new FakeOutboxStore(['w'], clock.now);
    const wiki = new SimulatedWiki('w', 'base', store, clock, { read: 100_000, write: 100_000 });
    for (let index = 0; index < 48; index += 1)
      store.saveSource(makeUntitledSource({ url: `https://example.com/${index}` }));
    for (let flushCount = 0; flushCount < 3; flushCount += 1) await wiki.flush(60);
    const lookups = wiki.requestLog.filter(({ path }) => path.endsWith('/lookup'));
    const foundNothing = [...store.entries.values()].filter(({ notFoundAtTotal }) => notFoundAtTotal === 0);
    // A flush can be killed between a lookup and the write of its result.
    expect(foundNothing.length).toBeGreaterThanOrEqual(lookups.length - 3);
  });
});
