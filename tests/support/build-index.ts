import { createIndexReader, type IndexReader } from '@/lib/app/library/index-reader';
import { createVenueResolver } from '@/lib/app/library/resolve-venue';
import { createQueryRunner, type QueryRunner } from '@/lib/search/index/run-query';
import type { Database } from '@/lib/storage/open-database';
import {
  listChangedIds,
  readIndexChunk,
  readIndexDocuments,
  readIndexState,
} from '@/lib/storage/queries/read-index';
import { updateIndex } from '@/lib/storage/transactions/update-index';

/** Creates the reader of the index of a database, as the worker of the options page does. */
export const createReader = (database: Database): IndexReader =>
  createIndexReader(
    {
      readState: (afterSeq) => readIndexState(database, afterSeq),
      listChangedIds: (range) => listChangedIds(database, range),
      readChunk: (until) => readIndexChunk(database, until),
      readDocuments: (stableIds) => readIndexDocuments(database, stableIds),
      listStableIds: async () => (await database.sources.toCollection().primaryKeys()).map(String),
    },
    createVenueResolver([]),
  );

/** Builds all parts of the index that are missing or have changes. Throws if a step fails. */
export async function buildWholeIndex(database: Database): Promise<void> {
  for (;;) {
    const result = await updateIndex(database, { minChanges: 1 });
    if (!result.ok) throw new Error(result.problem.kind);
    if (result.value) return;
  }
}

/** Builds the whole index and loads it. */
export async function buildIndexAndLoad(database: Database): Promise<QueryRunner> {
  await buildWholeIndex(database);
  const reader = createReader(database);
  await reader.refresh();
  return createQueryRunner(reader.getIndex());
}
