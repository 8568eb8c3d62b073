import type { Source } from '@/lib/record/schema/source';
import type { SourceRow } from '@/lib/record/schema/source-row';
import type { Database } from '../open-database';
import { buildRow } from './build-row';

/** A source to write. `deletedAt` is when it was moved to the bin (ISO 8601), or null outside the bin. */
export type SourceToSave = { source: Source; deletedAt: string | null };

/** The tables that a transaction needs to write or remove sources. */
export const getSourceTables = (database: Database) => [database.sources, database.indexChanges];

/**
 * Writes sources with their index columns, which no other function derives, and sources an index change for each of
 * them. Must be called inside a transaction that includes `getSourceTables`. Returns the written rows, in the order of
 * `entries`.
 */
export async function saveSources(database: Database, entries: SourceToSave[]): Promise<SourceRow[]> {
  const rows = entries.map(({ source, deletedAt }) => buildRow(source, deletedAt));
  await database.sources.bulkPut(rows);
  await addIndexChanges(database, rows);
  return rows;
}

/** Removes sources permanently. Must be called inside a transaction that includes `getSourceTables`. */
export async function removeSources(database: Database, stableIds: string[]): Promise<void> {
  await database.sources.bulkDelete(stableIds);
  await addIndexChanges(
    database,
    stableIds.map((stableId) => ({ stableId, tags: [] })),
  );
}

/**
 * The index change is recorded in the transaction of the write, so that a page that reads the change finds the written
 * source.
 */
async function addIndexChanges(
  database: Database,
  changes: { stableId: string; tags: string[] }[],
): Promise<void> {
  await database.indexChanges.bulkAdd(changes.map(({ stableId, tags }) => ({ stableId, tags })));
}
