import { ok, type Result } from '@/lib/base/result';
import type { TableColumns } from '@/lib/formats/import/table-fields';
import type { ParsedExport } from '@/lib/formats/parse-export-file';
import type { StableId } from '@/lib/record/schema/primitives';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { WriteProblem } from '@/lib/record/schema/write-problem';

/**
 * The sources of a file. `isForeign` is true if another program wrote the file, so that its sources have only some
 * fields. `columns` has the columns of a table and is null for other formats. `isDamaged` is true if an exported file is truncated or its
 * brackets do not match, so that sources may be missing.
 */
export type ImportContents = Omit<ParsedExport, 'sources' | 'snapshots'> & {
  sources: ImportItemList<Source>;
  snapshots: ImportItemList<Snapshot>;
  isForeign: boolean;
  isDamaged: boolean;
  columns: TableColumns | null;
};

/** Valid sources or snapshots of a file. They are loaded chunk by chunk, so that a large file is never in memory as a whole. */
export type ImportItemList<T> = {
  references: ImportItemReference[];
  /** Loads items, in the order of `references`. */
  load: (references: readonly ImportItemReference[]) => Promise<Result<T[], FileChanged>>;
};

/** The file was changed, moved or deleted after it was read. */
export type FileChanged = { kind: 'file-changed' };

/** The file could not be read again. `reason` is the message of the browser. */
export type FileUnreadable = { kind: 'file-unreadable'; reason: string };

/** The reason why an import stopped. */
export type ImportProblem = WriteProblem | FileChanged | FileUnreadable;

/** A source or snapshot of a file. `position` is its index in the list, and `length` its approximate number of characters. */
export type ImportItemReference = { stableId: StableId; position: number; length: number };

/** Creates the list of items that are in memory. */
export const createImportItemList = <T extends { stableId: StableId }>(
  items: readonly T[],
  getLength: (item: T) => number,
): ImportItemList<T> => ({
  references: items.map((item, position) => ({
    stableId: item.stableId,
    position,
    length: getLength(item),
  })),
  load: async (references) => ok(references.flatMap(({ position }) => items[position] ?? [])),
});

// A source without its texts has about this many characters.
const SOURCE_LENGTH = 2_000;

/** Creates the list of sources that are in memory. */
export const createSourceList = (sources: readonly Source[]): ImportItemList<Source> =>
  createImportItemList(sources, () => SOURCE_LENGTH);

/** The snapshots of a file that has none. */
export const NO_SNAPSHOTS: ImportItemList<Snapshot> = { references: [], load: async () => ok([]) };
