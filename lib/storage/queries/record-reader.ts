import type { WorkMetadata } from '@/lib/record/duplicates/duplicate-evidence';
import type { Source } from '@/lib/record/schema/source';
import { type InvalidRow, isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import type { Database } from '../open-database';
import { findDuplicates } from './find-duplicates';
import { findSourceByAddress } from './find-source-by-address';
import { findSourceById } from './find-source-by-id';
import { findLatestSnapshot } from './snapshots';
import { watchQuery } from './watch-query';

/** Reads saved records for a draft session. A row that cannot be read counts as missing. */
export function createRecordReader(database: Database) {
  const findSource = async (stableId: string): Promise<Source | null> =>
    getReadableSource(await findSourceById(database, stableId));
  return {
    findSourceById: findSource,
    findSourceByAddress: async (addressKeys: string[]): Promise<Source | null> =>
      (await findSourceByAddress(database, addressKeys))?.source ?? null,
    findDuplicates: (work: WorkMetadata) => findDuplicates(database, work, null),
    hasSnapshot: async (stableId: string): Promise<boolean> =>
      (await findLatestSnapshot(database, stableId)) !== null,
    watchSource: (stableId: string, onChange: (source: Source | null) => void): (() => void) =>
      // A failed read leaves the form as it is.
      watchQuery(
        () => findSource(stableId),
        onChange,
        () => {},
      ),
  };
}

const getReadableSource = (row: SourceRow | InvalidRow | null): Source | null =>
  row && !isInvalidRow(row) ? row.source : null;
