import type { DatabaseDeps, DraftDeps } from '@/lib/app/deps';
import { ok } from '@/lib/base/result';
import { openDatabase } from '@/lib/db/open';
import { findMergeFrom } from '@/lib/db/read/merges';
import { listCustomVenues } from '@/lib/db/read/own-venues';
import { isInvalidRow } from '@/lib/db/read/parse-row';
import { findSourceByAddress } from '@/lib/db/read/source-by-address';
import { findSourceById } from '@/lib/db/read/source-by-id';
import { buildRow } from '@/lib/db/write/row-of';
import { saveSource } from '@/lib/db/write/save-source';
import { readDraft } from '@/lib/drafts/draft-store';
import type { SourceRow } from '@/lib/model/source-row';
import { getShippedVenues } from '@/lib/venues/shipped-venues';
import { combineVenues } from '@/lib/venues/venue-table';

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
  // Saving takes a source out of the bin: whoever edits it wants it.
  saveSource: async (source, venue, snapshot) => {
    const saveResult = await saveSource(database, buildRow(source, venue, null), snapshot);
    return saveResult.ok ? ok(saveResult.value.source) : saveResult;
  },
};

/** The same, with the captured parts that lie beside a draft. */
export const draftDeps: DraftDeps = {
  ...databaseDeps,
  readCapturedPage: async (draft) => (await readDraft(draft.key)).page,
  readCapturedText: async (draft) => (await readDraft(draft.key)).text,
};
