import { describe, expect, it } from 'vitest';
import { conditionOnline, recordOnline } from '@/lib/sync/after-offline';
import { newCondition } from '@/lib/sync/run';
import { delayed, newSyncRecord, refused } from '@/lib/sync/sync-record';

const now = new Date('2026-03-20T12:00:00Z');
const inAnHour = now.getTime() + 3_600_000;
const waiting = (why: string) => ({ ...delayed(newSyncRecord('w', 's'), inAnHour, why), attempts: 13 });

describe('a source, when the network is back', () => {
  it.each(['unreachable', 'timeout', 'not-json'])('is due at once if it waited for %s', (why) => {
    expect(recordOnline(waiting(why), now)).toMatchObject({
      state: { state: 'waiting' },
      dueAt: now.toISOString(),
      attempts: 0,
    });
  });

  it.each(['unavailable', 'server-error', 'wiki-busy'])('waits on if it waited for %s', (why) => {
    expect(recordOnline(waiting(why), now)).toEqual(waiting(why));
  });

  it('stays refused', () => {
    const parked = refused(newSyncRecord('w', 's'), { kind: 'rejected' });
    expect(recordOnline(parked, now)).toEqual(parked);
  });
});

describe('a wiki, when the network is back', () => {
  const paused = {
    ...newCondition('w'),
    why: 'unreachable',
    failures: 9,
    pausedUntil: new Date(inAnHour).toISOString(),
  };

  it('is asked at once if it was out of reach, and its next wait is a short one', () => {
    expect(conditionOnline(paused)).toMatchObject({ pausedUntil: null, why: null, failures: 0 });
  });

  it('is left alone as long as it asked for, and while it is stopped', () => {
    const asked = { ...paused, why: 'rate-limited' };
    const stopped = { ...paused, why: 'unauthorised', stopped: true };
    expect([conditionOnline(asked), conditionOnline(stopped)]).toEqual([asked, stopped]);
  });
});
