import { describe, expect, it } from 'vitest';
import { buildTimeline } from '@/lib/app/library/build-timeline';
import { makeSource } from '@/tests/support/make-sources';

const TIMES = { createdAt: '2026-03-12T09:00:00.000Z', updatedAt: '2026-03-12T09:00:00.000Z' };
const capture = (capturedAt: string) => ({ capturedAt });
const describeEvents = (...inputs: Parameters<typeof buildTimeline>) =>
  buildTimeline(...inputs).map(({ kind, date }) => `${kind} ${date.slice(0, 10)}`);

describe('buildTimeline', () => {
  it('puts all events in their order', () => {
    const source = makeSource({ ...TIMES, publishedDate: '2024-05', updatedAt: '2026-04-01T09:00:00.000Z' });
    const captures = [capture('2026-03-12T08:59:00.000Z'), capture('2026-03-20T10:00:00.000Z')];
    const syncTimes = [{ wikiName: 'Wiki', at: '2026-03-15T10:00:00.000Z' }];
    expect(describeEvents(source, captures, syncTimes)).toEqual([
      'published 2024-05',
      'saved 2026-03-12',
      'synced 2026-03-15',
      'captured 2026-03-20',
      'changed 2026-04-01',
    ]);
  });
  it('lists one capture per day, and none on the day of the save', () => {
    const captures = [
      capture('2026-03-12T23:00:00.000Z'),
      capture('2026-03-20T10:00:00.000Z'),
      capture('2026-03-20T11:00:00.000Z'),
    ];
    expect(describeEvents(makeSource(TIMES), captures, [])).toEqual([
      'saved 2026-03-12',
      'captured 2026-03-20',
    ]);
  });
  it('is empty if there is only one event', () => {
    expect(buildTimeline(makeSource(TIMES), [capture('2026-03-12T09:00:00.000Z')], [])).toEqual([]);
  });
});
