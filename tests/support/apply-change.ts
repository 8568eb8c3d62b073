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
  const startResult = await startChange(database, { id, at: now.toISOString(), action, stableIds });
  return startResult.ok ? finishChange(database, id, now) : startResult;
}

/** Applies the remaining chunks of a change. Returns the number of changed sources. */
export async function finishChange(database: Database, id: string, now: Date): AsyncCount {
  for (;;) {
    const chunkResult = await applyNextChunk(database, id, now);
    if (!chunkResult.ok) return chunkResult;
    if (!chunkResult.value || !isUnfinished(chunkResult.value))
      return ok(chunkResult.value?.changedCount ?? 0);
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
  const writeResult = await venueWrites.writeVenues(database, writes, crypto.randomUUID(), now);
  if (!writeResult.ok) return writeResult;
  return writeResult.value.change ? finishChange(database, writeResult.value.change.id, now) : ok(0);
}

/** Deletes a venue. Returns the deleted venue, or null if there was no venue with this id. */
export async function deleteVenue(
  database: Database,
  venueId: string,
  now: Date,
): Promise<Result<Venue | null, WriteProblem>> {
  const writes = { save: [], deleteIds: [venueId] };
  const writeResult = await venueWrites.writeVenues(database, writes, crypto.randomUUID(), now);
  if (!writeResult.ok) return writeResult;
  const { change, previousVenues } = writeResult.value;
  const finishResult = change ? await finishChange(database, change.id, now) : ok(0);
  return finishResult.ok ? ok(previousVenues[0] ?? null) : finishResult;
}
