import { hasSameJson } from '@/lib/base/has-same-json';
import type { Source } from '@/lib/record/schema/source';
import type { SourceRow } from '@/lib/record/schema/source-row';
import type { Database } from '../open-database';
import { buildRow } from './build-row';
import { getQuoteTables, hasQuotes, updateQuoteStates } from './update-quote-states';

/** A source to write. `deletedAt` is when it was moved to the bin (ISO 8601), or null outside the bin. */
export type SourceToSave = { source: Source; deletedAt: string | null };

/** Returns the tables that a transaction needs to write or delete sources. */
export const getSourceTables = (database: Database) => [database.indexChanges, ...getQuoteTables(database)];

/**
 * Writes sources with their index columns and adds an index change for each of them. No other function writes rows of sources. Updates the
 * quote states of the sources whose quotes changed, and of the sources in `idsWithChangedTexts`. The captured texts of the latter must be
 * written or deleted before the call. Must be called inside a transaction that includes `getSourceTables`. Returns the written rows, in
 * the order of `entries`.
 */
export async function saveSources(
  database: Database,
  entries: SourceToSave[],
  idsWithChangedTexts: readonly string[] = [],
): Promise<SourceRow[]> {
  const rows = entries.map(({ source, deletedAt }) => buildRow(source, deletedAt));
  const idsWithChangedQuotes = await listIdsWithChangedQuotes(database, rows);
  await database.sources.bulkPut(rows);
  await addIndexChanges(database, rows);
  await updateQuoteStates(database, [...idsWithChangedQuotes, ...idsWithChangedTexts]);
  return rows;
}

/**
 * Lists the sources whose quotes or link states differ from the stored ones, also those that lost all quotes. Only rows with quotes are
 * compared, because most have none.
 */
async function listIdsWithChangedQuotes(database: Database, rows: SourceRow[]): Promise<string[]> {
  const quotedRows = rows.filter(({ source }) => hasQuotes(source));
  const previousRows = await database.sources.bulkGet(quotedRows.map(({ stableId }) => stableId));
  const changedRows = quotedRows.filter(({ source }, index) => !hasSameQuotes(source, previousRows[index]));
  const otherIds = rows.filter(({ source }) => !hasQuotes(source)).map(({ stableId }) => stableId);
  const idsWithOldStates = await database.quoteStates.where(':id').anyOf(otherIds).primaryKeys();
  return [...changedRows.map(({ stableId }) => stableId), ...idsWithOldStates];
}

// A stored row may be damaged, but then its values differ too.
const hasSameQuotes = ({ keyPoints, linkState }: Source, previous: SourceRow | undefined): boolean =>
  hasSameJson([keyPoints, linkState], [previous?.source?.keyPoints, previous?.source?.linkState]);

/** Deletes sources permanently. Must be called inside a transaction that includes `getSourceTables`. */
export async function deleteSources(database: Database, stableIds: string[]): Promise<void> {
  await database.sources.bulkDelete(stableIds);
  await database.quoteStates.bulkDelete(stableIds);
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
