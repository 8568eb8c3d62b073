import { StableId, Timestamp } from './primitives';
import { Source } from './source';
import { z } from './zod';

/** The stored data of a merge, which is needed to undo it. The source `other` was merged into the source `keep`. */
export const Merge = z.strictObject({
  keep: StableId,
  other: StableId,
  at: Timestamp,
  /** Both sources before the merge. */
  before: z.strictObject({ keep: Source, other: Source }),
  /** The source `keep` right after the merge. Its present differences from it are the reader's edits. */
  merged: Source,
  /** The `capturedAt` of each snapshot that was copied from `other` to `keep`. */
  texts: z.array(Timestamp),
});
export type Merge = z.infer<typeof Merge>;
