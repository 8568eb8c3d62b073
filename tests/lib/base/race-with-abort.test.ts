import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { raceWithAbort } from '@/lib/base/race-with-abort';

describe('raceWithAbort', () => {
  it('handles a promise that rejects after the signal was aborted', async () => {
    const unhandled: unknown[] = [];
    const collect = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', collect);
    const late = Promise.reject(new Error('late'));
    expect(await raceWithAbort(late, AbortSignal.abort(), () => 'aborted')).toBe('aborted');
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', collect);
    expect(unhandled).toEqual([]);
  });

  it('removes its listener when the promise settles', async () => {
    const { signal } = new AbortController();
    expect(await raceWithAbort(Promise.resolve(1), signal, () => 2)).toBe(1);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});
