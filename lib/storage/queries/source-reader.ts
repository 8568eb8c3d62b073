import type { WorkMetadata } from '@/lib/record/duplicates/duplicate-evidence';
import type { Source } from '@/lib/record/schema/source';
import { type InvalidRow, isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import type { Database } from '../open-database';
import { findDuplicates } from './find-duplicates';
import { findSourceById } from './find-source-by-id';
import { findSourceByUrlKeys } from './find-source-by-url-keys';
import { findLatestSnapshot } from './snapshots';
import { watchQuery } from './watch-query';

/** Creates the `SourceReader` through which a draft session reads saved sources. It treats an unreadable row as missing. */
export function createSourceReader(database: Database) {
  const findSource = async (stableId: string): Promise<Source | null> =>
    getReadableSource(await findSourceById(database, stableId));
  return {
    findSourceById: findSource,
    findSourceByUrlKeys: async (urlKeys: string[]): Promise<Source | null> =>
      (await findSourceByUrlKeys(database, urlKeys))?.source ?? null,
    findDuplicates: (work: WorkMetadata) => findDuplicates(database, work, null),
    hasSnapshot: async (stableId: string): Promise<boolean> =>
      (await findLatestSnapshot(database, stableId)) !== null,
    watchSource: (stableId: string, onChange: (source: Source | null) => void): (() => void) =>
      // An error is ignored, so the form shows the last value that was read.
      watchQuery(
        () => findSource(stableId),
        onChange,
        () => {},
      ),
  };
}

const getReadableSource = (row: SourceRow | InvalidRow | null): Source | null =>
  row && !isInvalidRow(row) ? row.source : null;
