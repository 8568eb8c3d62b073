import type { DatabaseDeps, DraftDeps } from '@/lib/app/worker/deps';
import { isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';
import { combineVenues } from '@/lib/record/venues/venue-table';
import { readDraft } from '@/lib/storage/drafts/draft-storage';
import { openDatabase } from '@/lib/storage/open-database';
import { findMergeFrom } from '@/lib/storage/queries/find-merge';
import { findSourceByAddress } from '@/lib/storage/queries/find-source-by-address';
import { findSourceById } from '@/lib/storage/queries/find-source-by-id';
import { listCustomVenues } from '@/lib/storage/queries/list-custom-venues';
import { saveSource } from '@/lib/storage/transactions/save-source';

/** The one store that is written to. Opened at the first query of each life of the worker. */
export const database = openDatabase();

const findValidRow = async (stableId: string): Promise<SourceRow | null> => {
  const row = await findSourceById(database, stableId);
  return row && !isInvalidRow(row) ? row : null;
};

/** The use cases' view of the store. */
export const databaseDeps: DatabaseDeps = {
  now: () => new Date(),
  findSourceById: findValidRow,
  findSourceByAddress: (keys) => findSourceByAddress(database, keys),
  findMergeTargetId: async (stableId) => (await findMergeFrom(database, stableId))?.keep ?? null,
  listVenues: async () => combineVenues(getShippedVenues(), await listCustomVenues(database)),
  saveSource: (source, snapshot) => saveSource(database, source, snapshot),
};

/** The same, with the captured parts that lie beside a draft. */
export const draftDeps: DraftDeps = {
  ...databaseDeps,
  readCapturedPage: async (draft) => (await readDraft(draft.key)).page,
  readCapturedText: async (draft) => (await readDraft(draft.key)).text,
};
