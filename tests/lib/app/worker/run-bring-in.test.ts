import { describe, expect, it } from 'vitest';
import { createBringIn } from '@/lib/app/worker/bring-in';
import { runBringIn } from '@/lib/app/worker/run-bring-in';
import type { BringIn } from '@/lib/wiki/model/bring-in';

const NOW = new Date('2026-03-12T09:00:00.000Z');
const RUNNING = createBringIn('task', { id: 'wiki', name: 'The wiki' }, { kind: 'all' }, NOW);

/** Creates dependencies whose pages have these results, one after the other. `log` has what was done, in order. */
function createDeps(firstProgress: BringIn | null, results: Partial<BringIn>[] = []) {
  const log: string[] = [];
  let progress = firstProgress;
  let time = NOW.getTime();
  const deps = {
    now: () => time,
    getProgress: async () => progress,
    handleNextPage: async () => {
      log.push('page');
      progress = progress && { ...progress, ...results.shift() };
      return progress;
    },
    preventWorkerStop: () => {
      log.push('begin');
      return () => void log.push('end');
    },
    yieldToForeground: () => null,
    wait: async (ms: number) => {
      log.push(`wait ${ms}`);
      time += ms;
    },
    scheduleAlarm: async (alarmTime: number) => void log.push(`alarm ${Math.max(0, alarmTime - time)}`),
    cancelAlarm: async () => void log.push('no alarm'),
  };
  return { deps, log };
}

const inSeconds = (seconds: number): string => new Date(NOW.getTime() + seconds * 1000).toISOString();

describe('runBringIn', () => {
  it('handles pages until the task ends, and then cancels the alarm', async () => {
    const { deps, log } = createDeps(RUNNING, [{}, { status: 'done' }]);
    expect(await runBringIn(deps)).toBe(true);
    expect(log).toEqual(['begin', 'alarm 0', 'page', 'page', 'end', 'no alarm']);
  });

  it('does nothing without a running task', async () => {
    for (const progress of [null, { ...RUNNING, status: 'cancelled' as const }]) {
      const { deps, log } = createDeps(progress);
      expect(await runBringIn(deps)).toBe(false);
      expect(log).toEqual([]);
    }
  });

  it('waits for a short pause of the wiki, and leaves a long one to the alarm', async () => {
    const { deps, log } = createDeps(RUNNING, [{ waitUntil: inSeconds(20) }, { waitUntil: inSeconds(60) }]);
    expect(await runBringIn(deps)).toBe(false);
    expect(log).toEqual(['begin', 'alarm 0', 'page', 'wait 20000', 'page', 'alarm 40000', 'end']);
  });

  it('lets the worker stop after a page that failed', async () => {
    const { deps, log } = createDeps(RUNNING);
    const failingDeps = { ...deps, handleNextPage: () => Promise.reject(new Error('failed')) };
    await expect(runBringIn(failingDeps)).rejects.toThrow('failed');
    expect(log).toEqual(['begin', 'alarm 0', 'end']);
  });
});
