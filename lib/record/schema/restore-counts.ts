import { z } from './zod';

/** The number of rows of a backup with each outcome. */
export const RestoreCounts = z.strictObject({
  /** Rows that the library did not have. */
  added: z.int(),
  /** Rows that the library has with the same values. */
  same: z.int(),
  /** Rows that the library has with other values. The values of the library stay. */
  different: z.int(),
  /** Rows that cannot be added to the library, such as a source whose URL another source has. */
  skipped: z.int(),
  /** Rows that do not match their schema. */
  invalid: z.int(),
});
export type RestoreCounts = z.infer<typeof RestoreCounts>;

/** Returns counts of 0. */
export const createRestoreCounts = (): RestoreCounts => ({
  added: 0,
  same: 0,
  different: 0,
  skipped: 0,
  invalid: 0,
});

/** Returns the sums of two counts. */
export const addRestoreCounts = (a: RestoreCounts, b: RestoreCounts): RestoreCounts => ({
  added: a.added + b.added,
  same: a.same + b.same,
  different: a.different + b.different,
  skipped: a.skipped + b.skipped,
  invalid: a.invalid + b.invalid,
});
