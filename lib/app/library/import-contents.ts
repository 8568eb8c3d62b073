import type { TableColumns } from '@/lib/formats/import/table-fields';
import type { ParsedExport } from '@/lib/formats/parse-export-file';
import type { StableId } from '@/lib/record/schema/primitives';
import type { Snapshot } from '@/lib/record/schema/snapshot';

/**
 * The records of a file. `isForeign` is true if another program wrote the file, so that its records have only some
 * fields. `columns` has the columns of a table and is null for other formats. `isDamaged` is true if an exported file is truncated or its
 * brackets do not match, so that records may be missing.
 */
export type ImportContents = Omit<ParsedExport, 'snapshots'> & {
  snapshots: SnapshotReference[];
  isForeign: boolean;
  isDamaged: boolean;
  columns: TableColumns | null;
};

/** A captured text of a file that is loaded when its chunk is imported. `length` is the number of its characters. */
export type SnapshotReference = {
  stableId: StableId;
  length: number;
  /** Rejects if the file was changed or removed. */
  load: () => Promise<Snapshot>;
};
