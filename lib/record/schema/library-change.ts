import { Timestamp } from './primitives';
import { SourceStatus } from './vocabulary';
import { WriteProblem } from './write-problem';
import { z } from './zod';

/** The number of sources that a change writes in one transaction; other work of the worker runs in between. */
export const CHANGE_CHUNK_SIZE = 500;

/** What a page can ask to be done with sources. */
export const SourceAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('status'), status: SourceStatus }),
  z.strictObject({ kind: z.literal('delete') }),
  z.strictObject({ kind: z.literal('restore') }),
]);
export type SourceAction = z.infer<typeof SourceAction>;

/** What a change does with each source. `relink` follows from a saved or removed venue. */
export const ChangeAction = z.discriminatedUnion('kind', [
  ...SourceAction.def.options,
  z.strictObject({ kind: z.literal('relink'), venueId: z.string() }),
]);
export type ChangeAction = z.infer<typeof ChangeAction>;

/**
 * A change of sources that the worker makes chunk by chunk. It is stored with its progress, so that it continues after the
 * worker was stopped, and is undone as one.
 */
export const LibraryChange = z.strictObject({
  id: z.string(),
  at: Timestamp,
  action: ChangeAction,
  state: z.enum(['running', 'finished', 'cancelled', 'failed', 'undoing', 'undone']),
  chunkCount: z.int(),
  /** The number of chunks that are applied: it grows while the change runs and shrinks while it is undone. */
  appliedCount: z.int(),
  sourceCount: z.int(),
  /** The number of sources that had another value before. */
  changedCount: z.int(),
  /** The number of sources that the undo has restored. */
  undoneCount: z.int(),
  /** Sources that stayed in the bin because another source has their URL, and the title of the first such source. */
  skippedCount: z.int(),
  urlHolderTitle: z.nullable(z.string()),
  /** The ids of the first chunk, for views of a single record. */
  firstIds: z.array(z.string()),
  /** Why the change failed; null in other states. */
  problem: z.nullable(WriteProblem),
});
export type LibraryChange = z.infer<typeof LibraryChange>;

/** The values of one source that a chunk replaced. */
export const ReplacedValues = z.strictObject({
  stableId: z.string(),
  status: SourceStatus,
  deletedAt: z.nullable(Timestamp),
});
export type ReplacedValues = z.infer<typeof ReplacedValues>;

/** A part of a change. `before` is written in the transaction that applies the chunk; null: it is not applied. */
export const ChangeChunk = z.strictObject({
  changeId: z.string(),
  index: z.int(),
  stableIds: z.array(z.string()),
  before: z.nullable(z.array(ReplacedValues)),
});
export type ChangeChunk = z.infer<typeof ChangeChunk>;

/** Whether the worker still has chunks of this change to write. */
export const isUnfinished = ({ state }: LibraryChange): boolean => state === 'running' || state === 'undoing';
