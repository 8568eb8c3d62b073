import type { DatabaseDeps } from '@/lib/app/worker/deps';
import { isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';
import { combineVenues } from '@/lib/record/venues/venue-table';
import { openDatabase } from '@/lib/storage/open-database';
import { findMergeOfSource } from '@/lib/storage/queries/find-merge';
import { findSourceById } from '@/lib/storage/queries/find-source-by-id';
import { findSourceByUrlKeys } from '@/lib/storage/queries/find-source-by-url-keys';
import { listCustomVenues } from '@/lib/storage/queries/list-custom-venues';
import { saveSource } from '@/lib/storage/transactions/save-source';

/** The database. It opens at the first query after every start of the worker. */
export const database = openDatabase();

const findValidRow = async (stableId: string): Promise<SourceRow | null> => {
  const row = await findSourceById(database, stableId);
  return row && !isInvalidRow(row) ? row : null;
};

/** The dependencies of the use cases that need the database. */
export const databaseDeps: DatabaseDeps = {
  now: () => new Date(),
  findSourceById: findValidRow,
  findSourceByUrlKeys: (keys) => findSourceByUrlKeys(database, keys),
  findMergeTargetId: async (stableId) => (await findMergeOfSource(database, stableId))?.keep ?? null,
  listVenues: async () => combineVenues(getShippedVenues(), await listCustomVenues(database)),
  saveSource: (source, snapshot, change) => saveSource(database, source, snapshot, change),
};
