import { StableId, Timestamp } from './primitives';
import { Source } from './source';
import { z } from './zod';

/** A merge of two saved records, with everything that is needed to undo it. `other` is merged into `keep`. */
export const Merge = z.strictObject({
  keep: StableId,
  other: StableId,
  at: Timestamp,
  /** Both records before the merge. */
  before: z.strictObject({ keep: Source, other: Source }),
  /** The record `keep` right after the merge; later differences from it are the reader's edits. */
  merged: Source,
  /** The `capturedAt` of each snapshot that was moved from `other` to `keep`. */
  texts: z.array(Timestamp),
});
export type Merge = z.infer<typeof Merge>;
