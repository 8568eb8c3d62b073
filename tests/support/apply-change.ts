import { ok, type Result } from '@/lib/base/result';
import { type ChangeAction, isUnfinished } from '@/lib/record/schema/library-change';
import type { Venue } from '@/lib/record/schema/venue';
import type { SourceStatus } from '@/lib/record/schema/vocabulary';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { Database } from '@/lib/storage/open-database';
import { applyNextChunk } from '@/lib/storage/transactions/changes/apply-chunk';
import { startChange } from '@/lib/storage/transactions/changes/start-change';
import * as venueWrites from '@/lib/storage/transactions/write-venue';

type AsyncCount = Promise<Result<number, WriteProblem>>;

/** Applies all chunks of a change, as the worker does. Returns the number of changed sources. */
async function applyChange(
  database: Database,
  action: ChangeAction,
  stableIds: string[],
  now: Date,
): AsyncCount {
  const id = crypto.randomUUID();
  const started = await startChange(database, { id, at: now.toISOString(), action, stableIds });
  return started.ok ? finishChange(database, id, now) : started;
}

/** Writes the remaining chunks of a change. */
export async function finishChange(database: Database, id: string, now: Date): AsyncCount {
  for (;;) {
    const written = await applyNextChunk(database, id, now);
    if (!written.ok) return written;
    if (!written.value || !isUnfinished(written.value)) return ok(written.value?.changedCount ?? 0);
  }
}

export const setSourceStatus = (
  database: Database,
  stableIds: string[],
  status: SourceStatus,
  now: Date,
): AsyncCount => applyChange(database, { kind: 'status', status }, stableIds, now);

export const moveToBin = (database: Database, stableIds: string[], now: Date): AsyncCount =>
  applyChange(database, { kind: 'delete' }, stableIds, now);

export const restoreFromBin = (database: Database, stableIds: string[], now: Date): AsyncCount =>
  applyChange(database, { kind: 'restore' }, stableIds, now);

export async function saveVenue(database: Database, venue: Venue, now: Date): AsyncCount {
  const writes = { save: [venue], deleteIds: [] };
  const savedVenue = await venueWrites.writeVenues(database, writes, crypto.randomUUID(), now);
  if (!savedVenue.ok) return savedVenue;
  return savedVenue.value.change ? finishChange(database, savedVenue.value.change.id, now) : ok(0);
}

/** Returns the venue that was deleted, or null if there was none. */
export async function deleteVenue(
  database: Database,
  venueId: string,
  now: Date,
): Promise<Result<Venue | null, WriteProblem>> {
  const writes = { save: [], deleteIds: [venueId] };
  const removed = await venueWrites.writeVenues(database, writes, crypto.randomUUID(), now);
  if (!removed.ok) return removed;
  const { change, previousVenues } = removed.value;
  const finishResult = change ? await finishChange(database, change.id, now) : ok(0);
  return finishResult.ok ? ok(previousVenues[0] ?? null) : finishResult;
}
