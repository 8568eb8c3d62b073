import type { TableColumns } from '@/lib/formats/import/table-fields';
import type { ParsedExport } from '@/lib/formats/parse-export-file';
import type { StableId } from '@/lib/record/schema/primitives';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';

/**
 * The records of a file. `isForeign` is true if another program wrote the file, so that its records have only some
 * fields. `columns` has the columns of a table and is null for other formats. `isDamaged` is true if an exported file is truncated or its
 * brackets do not match, so that records may be missing.
 */
export type ImportContents = Omit<ParsedExport, 'sources' | 'snapshots'> & {
  sources: RecordList<Source>;
  snapshots: RecordList<Snapshot>;
  isForeign: boolean;
  isDamaged: boolean;
  columns: TableColumns | null;
};

/** Valid records of a file, which are loaded chunk by chunk so that a large file is never in memory as a whole. */
export type RecordList<T> = {
  references: RecordReference[];
  /** Loads records, in the order of `references`. Rejects if the file was changed or removed. */
  load: (references: readonly RecordReference[]) => Promise<T[]>;
};

/** A record of a file. `position` is its place in the list, and `length` the number of its characters. */
export type RecordReference = { stableId: StableId; position: number; length: number };

/** Creates the list of records that are in memory. */
export const createRecordList = <T extends { stableId: StableId }>(
  records: readonly T[],
  getLength: (record: T) => number,
): RecordList<T> => ({
  references: records.map((record, position) => ({
    stableId: record.stableId,
    position,
    length: getLength(record),
  })),
  load: async (references) => references.flatMap(({ position }) => records[position] ?? []),
});

// A source without its texts has about this many characters.
const SOURCE_LENGTH = 2_000;

/** Creates the list of sources that are in memory. */
export const createSourceList = (sources: readonly Source[]): RecordList<Source> =>
  createRecordList(sources, () => SOURCE_LENGTH);

/** The snapshots of a file that has none. */
export const NO_SNAPSHOTS: RecordList<Snapshot> = { references: [], load: async () => [] };
