import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';

/** One event of a source. `date` is a partial date or an ISO 8601 time. */
export type TimelineEvent =
  | { kind: 'published' | 'saved' | 'captured' | 'changed'; date: string }
  | { kind: 'synced'; date: string; wikiName: string };

/** When a source agreed with a wiki last. */
export type SyncTime = { wikiName: string; at: string };

/**
 * Returns the events of a source, the earliest first. Captures on the day of the first save are left out, and
 * so is a change at the time of the first save. Returns no events if there would be only one.
 */
export function buildTimeline(
  { publishedDate, createdAt, updatedAt }: Source,
  snapshots: Pick<Snapshot, 'capturedAt'>[],
  syncTimes: SyncTime[],
): TimelineEvent[] {
  const savedDay = createdAt.slice(0, 10);
  const captureDays = new Set(snapshots.map(({ capturedAt }) => capturedAt.slice(0, 10)));
  const laterCaptures = snapshots.filter(({ capturedAt }) => {
    const day = capturedAt.slice(0, 10);
    // One event per day is enough.
    return day !== savedDay && captureDays.delete(day);
  });
  const events: TimelineEvent[] = [
    ...(publishedDate ? [{ kind: 'published' as const, date: publishedDate }] : []),
    { kind: 'saved', date: createdAt },
    ...laterCaptures.map(({ capturedAt }) => ({ kind: 'captured' as const, date: capturedAt })),
    ...(updatedAt === createdAt ? [] : [{ kind: 'changed' as const, date: updatedAt }]),
    ...syncTimes.map(({ wikiName, at }) => ({ kind: 'synced' as const, date: at, wikiName })),
  ];
  if (events.length < 2) return [];
  return events.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
