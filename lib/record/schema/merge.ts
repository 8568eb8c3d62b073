import { StableId, Timestamp } from './primitives';
import { Source } from './source';
import { z } from './zod';

/** A merge of two saved records, with all that it takes to undo it. */
export const Merge = z.strictObject({
  keep: StableId,
  other: StableId,
  at: Timestamp,
  /** Both records as they were before. */
  before: z.strictObject({ keep: Source, other: Source }),
  /** The kept record as the merge left it: what differs from it later was edited since. */
  merged: Source,
  /** Times of the other's texts as they lie under the kept record. */
  texts: z.array(Timestamp),
});
export type Merge = z.infer<typeof Merge>;
