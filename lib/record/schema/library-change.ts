import { Edits } from './draft';
import { ImportCounts } from './import-counts';
import { StableId, Timestamp } from './primitives';
import { RestoreCounts } from './restore-counts';
import { Source } from './source';
import { Venue } from './venue';
import { SourceStatus } from './vocabulary';
import { WriteProblem } from './write-problem';
import { z } from './zod';

/** The number of sources that a change writes in one transaction. Other work of the worker can run between the transactions. */
export const CHANGE_CHUNK_SIZE = 1000;

/** The fields that a change can set in many sources at once. */
const BULK_FIELD_MASK = {
  tags: true,
  type: true,
  subtype: true,
  importance: true,
  siteName: true,
  language: true,
} as const;
export type BulkField = keyof typeof BULK_FIELD_MASK;
// The cast is safe because the mask has no other keys.
export const BULK_FIELDS = Object.keys(BULK_FIELD_MASK) as BulkField[];

/** An action on sources that a page can request. */
export const SourceAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('status'), status: SourceStatus }),
  z.strictObject({ kind: z.literal('delete') }),
  z.strictObject({ kind: z.literal('restore') }),
  /** Sets fields as if the reader had edited each source. `addTags` and `removeTags` change its tags. */
  z.strictObject({
    kind: z.literal('edit'),
    edits: z.pick(Edits, BULK_FIELD_MASK),
    addTags: z.array(z.string()),
    removeTags: z.array(z.string()),
  }),
  /**
   * Renames tags to `to`, or deletes them if `to` is null, with their nested tags, also in the bin. The worker finds the sources with these
   * tags.
   */
  z.strictObject({
    kind: z.literal('replace-tags'),
    from: z.array(z.string().check(z.minLength(1))),
    to: z.nullable(z.string().check(z.minLength(1))),
  }),
]);
export type SourceAction = z.infer<typeof SourceAction>;

/** What a PDF added to its source. `text`: its text, and possibly more. `values`: values of fields but no text. `file`: only its file. */
export const AddedPart = z.enum(['text', 'values', 'file']);
export type AddedPart = z.infer<typeof AddedPart>;

/**
 * The action that a change applies to each source. `relink` updates the venue of sources after a venue was saved or deleted. The import or
 * the save of the draft writes the chunks of an `import` or `add-pdf`; the change is only used to undo them.
 */
export const ChangeAction = z.discriminatedUnion('kind', [
  ...SourceAction.def.options,
  /** `origin` is set if the sources come from a wiki. Such an import can run beside the import of a file. */
  z.strictObject({ kind: z.literal('import'), origin: z.optional(z.literal('wiki')) }),
  /** A PDF was added to a source with this title. `addedPart` is absent in older changes. */
  z.strictObject({
    kind: z.literal('add-pdf'),
    title: z.string(),
    addedPart: z.optional(AddedPart),
  }),
  z.strictObject({ kind: z.literal('relink'), venueId: z.string() }),
]);
export type ChangeAction = z.infer<typeof ChangeAction>;

/** An action whose chunks are already written when they are added to its change, so that the change can only undo them. */
export type UndoOnlyAction = Extract<ChangeAction, { kind: 'import' | 'add-pdf' }>;

/** Returns whether the chunks of an action are already written when they are added to its change. */
export const isUndoOnlyAction = (action: ChangeAction): action is UndoOnlyAction =>
  action.kind === 'import' || action.kind === 'add-pdf';

/**
 * A change of many sources, which the worker writes chunk by chunk. It is stored with its progress, so that the worker continues it
 * after it was stopped. Undo restores all of its chunks.
 */
export const LibraryChange = z.strictObject({
  id: z.string(),
  at: Timestamp,
  action: ChangeAction,
  state: z.enum(['running', 'finished', 'cancelled', 'failed', 'undoing', 'undone']),
  chunkCount: z.int(),
  /** The number of applied chunks. It increases while the change runs and decreases while it is undone. */
  appliedCount: z.int(),
  sourceCount: z.int(),
  /** The number of sources whose values the change replaced. The other sources already had the new values. */
  changedCount: z.int(),
  /** The venues that an import added. */
  newVenueCount: z.optional(z.int()),
  /** The number of sources that the undo has restored. */
  undoneCount: z.int(),
  /** The number of sources that a `restore` left in the bin, because another source has their URL. */
  skippedCount: z.int(),
  /** The title of the source that has the URL of the first skipped source, or null. */
  urlHolderTitle: z.nullable(z.string()),
  /** The stable ids of the first chunk, so that the page of a source can recognise its change. */
  firstIds: z.array(z.string()),
  /** The reason why the change failed. It is null in other states. */
  problem: z.nullable(WriteProblem),
});
export type LibraryChange = z.infer<typeof LibraryChange>;

/** The values of one source that a chunk replaced. */
export const ReplacedValues = z.strictObject({
  stableId: z.string(),
  status: SourceStatus,
  deletedAt: z.nullable(Timestamp),
  /** The replaced fields with their old and new values, for an action that edits fields. */
  fields: z.optional(z.strictObject({ before: z.partial(Source), after: z.partial(Source) })),
  /** The `updatedAt` of a source that an import added. Undo removes the source if it was not changed since. */
  added: z.optional(Timestamp),
  /** The `capturedAt` of the snapshots that an import or a PDF added. */
  newTexts: z.optional(z.array(Timestamp)),
});
export type ReplacedValues = z.infer<typeof ReplacedValues>;

/** A part of a change. `before` has the replaced values; it is null until the transaction that applies the chunk writes it. */
export const ChangeChunk = z.strictObject({
  changeId: z.string(),
  index: z.int(),
  stableIds: z.array(z.string()),
  before: z.nullable(z.array(ReplacedValues)),
  /** The venues that an import added. */
  newVenues: z.optional(z.array(Venue)),
  /**
   * What an import wrote with this chunk, so that a repeated request gets the same response. `fileIds` are the stable ids of the sources in
   * the file, `writtenIds` the stable ids of the written sources.
   */
  importedChunk: z.optional(
    z.strictObject({ fileIds: z.array(StableId), writtenIds: z.array(StableId), counts: ImportCounts }),
  ),
  /** What the last part of a backup restored, so that a repeated request gets the same response. Such a chunk belongs to no change. */
  restoredPart: z.optional(z.strictObject({ id: z.string(), counts: RestoreCounts })),
  /** The key of the draft that added a PDF, so that a repeated save of the draft is recognised. */
  draftKey: z.optional(z.string()),
  /** The stable ids of the sources whose PDF files the undo of this chunk restores. Written before the files are restored. */
  idsOfFilesToRestore: z.optional(z.array(z.string())),
});
export type ChangeChunk = z.infer<typeof ChangeChunk>;

/** The change that a chunk of an import is part of, and what the chunk did. */
export type WrittenImport = Pick<LibraryChange, 'id' | 'at'> & Pick<ChangeChunk, 'importedChunk'>;

/** Returns whether Undo is offered after an action. Not after `restore`, because the reader can delete the source again, nor `relink`. */
export const isUndoable = ({ kind }: ChangeAction): boolean => kind !== 'restore' && kind !== 'relink';

/** Returns whether a change has written any source or venue. */
export const hasWrittenAnything = ({ changedCount, newVenueCount = 0 }: LibraryChange): boolean =>
  changedCount > 0 || newVenueCount > 0;

/** Returns whether the worker still has to write chunks of this change. */
export const isUnfinished = ({ state }: LibraryChange): boolean => state === 'running' || state === 'undoing';
