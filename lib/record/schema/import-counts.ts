import { z } from './zod';

/** The number of sources of a file with each outcome. */
export const ImportCounts = z.strictObject({
  added: z.int(),
  replaced: z.int(),
  /** Sources that were in the bin. They get the values of the file. */
  restored: z.int(),
  skipped: z.int(),
  /** Sources that were not imported, because another source in the file or in the library has their URL or id. */
  rejected: z.int(),
  /** The number of snapshots that were added to skipped sources. */
  textCount: z.int(),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

/** Returns the sums of two counts. */
export const addImportCounts = (a: ImportCounts, b: ImportCounts): ImportCounts => ({
  added: a.added + b.added,
  replaced: a.replaced + b.replaced,
  restored: a.restored + b.restored,
  skipped: a.skipped + b.skipped,
  rejected: a.rejected + b.rejected,
  textCount: a.textCount + b.textCount,
});

/** Returns counts of 0. */
export const createImportCounts = (): ImportCounts => ({
  added: 0,
  replaced: 0,
  restored: 0,
  skipped: 0,
  rejected: 0,
  textCount: 0,
});
