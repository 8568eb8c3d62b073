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
  /** Renames, merges or (`to` null) deletes tags with the tags below them, in the bin too. The worker finds the sources. */
  z.strictObject({
    kind: z.literal('replace-tags'),
    from: z.array(z.string().check(z.minLength(1))),
    to: z.nullable(z.string().check(z.minLength(1))),
  }),
]);
export type SourceAction = z.infer<typeof SourceAction>;

/** What a PDF added to its source: its text, otherwise the values of fields, otherwise only its file. */
export const AddedPart = z.enum(['text', 'values', 'file']);
export type AddedPart = z.infer<typeof AddedPart>;

/**
 * The action that a change applies to each source. Saving or removing a venue causes a `relink`. The chunks of an `import` or `add-pdf` are
 * written by the import or the save itself; the change only undoes them.
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

/** An action whose chunks are written before they are added to its change. */
export type WrittenAction = Extract<ChangeAction, { kind: 'import' | 'add-pdf' }>;

/** Returns whether the chunks of an action are written before they are added to its change. */
export const isWrittenAction = (action: ChangeAction): action is WrittenAction =>
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
  /** The number of sources whose value the change replaced. Other sources already had the new value. */
  changedCount: z.int(),
  /** The venues that an import added. */
  newVenueCount: z.optional(z.int()),
  /** The number of sources that the undo has restored. */
  undoneCount: z.int(),
  /** The number of sources that stayed in the bin because another source has their URL. */
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
  /** The edited fields, for an action that edits fields. */
  fields: z.optional(z.strictObject({ before: z.partial(Source), after: z.partial(Source) })),
  /** The `updatedAt` of a source that an import added. Undo removes the source if it was not changed since. */
  added: z.optional(Timestamp),
  /** The `capturedAt` of the snapshots that an import or a PDF added. */
  newTexts: z.optional(z.array(Timestamp)),
});
export type ReplacedValues = z.infer<typeof ReplacedValues>;

/** A part of a change. The transaction that applies the chunk writes the replaced values into `before`, which is null until then. */
export const ChangeChunk = z.strictObject({
  changeId: z.string(),
  index: z.int(),
  stableIds: z.array(z.string()),
  before: z.nullable(z.array(ReplacedValues)),
  /** The venues that an import added. */
  newVenues: z.optional(z.array(Venue)),
  /**
   * What an import wrote with this chunk, by which a repeated request is recognised and answered. `fileIds` are the stable ids of
   * its sources in the file, `writtenIds` are the stable ids of the written sources.
   */
  importedChunk: z.optional(
    z.strictObject({ fileIds: z.array(StableId), writtenIds: z.array(StableId), counts: ImportCounts }),
  ),
  /** What the last part of a backup restored, by which a repeated request is recognised and answered. Such a chunk belongs to no change. */
  restoredPart: z.optional(z.strictObject({ id: z.string(), counts: RestoreCounts })),
  /** The key of the draft of an added PDF, by which a repeated save is recognised. */
  draftKey: z.optional(z.string()),
  /** The sources whose PDF files the undo of this chunk restores. It is written before the files are. */
  idsOfFilesToRestore: z.optional(z.array(z.string())),
});
export type ChangeChunk = z.infer<typeof ChangeChunk>;

/** The change that a chunk of an import is part of, and what the chunk did. */
export type WrittenImport = Pick<LibraryChange, 'id' | 'at'> & Pick<ChangeChunk, 'importedChunk'>;

/** Returns whether Undo can be offered after an action. A restored source can be deleted again, and a link follows from its venue. */
export const isUndoable = ({ kind }: ChangeAction): boolean => kind !== 'restore' && kind !== 'relink';

/** Returns whether a change has written anything: values of sources, or venues. */
export const hasWritten = ({ changedCount, newVenueCount = 0 }: LibraryChange): boolean =>
  changedCount > 0 || newVenueCount > 0;

/** Returns whether the worker still has to write chunks of this change. */
export const isUnfinished = ({ state }: LibraryChange): boolean => state === 'running' || state === 'undoing';
