import { Draft, Edits } from '@/lib/record/schema/draft';
import { AddedPart, LibraryChange, SourceAction } from '@/lib/record/schema/library-change';
import { PageCheck } from '@/lib/record/schema/page-check';
import { FieldProvenance } from '@/lib/record/schema/parts';
import { StableId, Timestamp } from '@/lib/record/schema/primitives';
import { Snapshot } from '@/lib/record/schema/snapshot';
import { Source } from '@/lib/record/schema/source';
import { z } from '@/lib/record/schema/zod';
import { buildResponseSchema } from './response-schema';

const ChangeId = z.strictObject({ id: z.string() });

/** A change that a page creates. The page chooses `id`; `at` is the time of the reader's request. */
const ChangeStart = z.strictObject({ id: z.string(), at: Timestamp });

const SavedSource = z.strictObject({ source: Source, created: z.boolean() });

const SubmittedDraft = z.extend(SavedSource, {
  fileProblem: z.exactOptional(z.enum(['disk-full', 'too-large', 'failed'])),
  addedPart: z.exactOptional(z.nullable(AddedPart)),
  hadLongerText: z.exactOptional(z.literal(true)),
  wasInBin: z.exactOptional(z.literal(true)),
});

/** The messages that save drafts, change saved sources and build the search index. */
export const sourceMessages = {
  /** Saves a draft as a source. The worker reads the extraction and the text from `lib/storage/drafts` by the draft's key. */
  'draft/save': {
    request: z.strictObject({
      draft: Draft,
      shouldSaveText: z.boolean(),
      /** The change that undoes the adding of a PDF file to a saved source. */
      addPdfChange: z.optional(ChangeStart),
    }),
    response: buildResponseSchema(SubmittedDraft),
  },
  /**
   * Changes the fields of a saved source that `edits` contains. `mergeBase` has the values of these fields when the edits began.
   * With `urlUndo`, the edit undoes a change of the URL: `mergeBase.url` does not become an alias, and the URL gets the provenance in
   * `urlUndo`.
   */
  'source/edit': {
    request: z.strictObject({
      stableId: StableId,
      edits: Edits,
      mergeBase: z.optional(Edits),
      urlUndo: z.optional(z.strictObject({ provenance: z.nullable(FieldProvenance) })),
    }),
    response: buildResponseSchema(SavedSource),
  },
  /**
   * Sets the status or other fields of sources, moves sources to the bin, restores them, or replaces tags. The page chooses `id`; `at` is
   * the time of the reader's request. Each message about a change responds after at most one second with the present state of the change,
   * or with null if the change has ended and is no longer stored.
   */
  'change/start': {
    request: z.strictObject({
      id: z.string(),
      at: Timestamp,
      action: SourceAction,
      stableIds: z.array(StableId),
    }),
    response: buildResponseSchema(z.nullable(LibraryChange)),
  },
  /** Restores the values that the change replaced, except in sources that were changed again later. */
  'change/undo': { request: ChangeId, response: buildResponseSchema(z.nullable(LibraryChange)) },
  /** Stops a change, or its undo, after the chunk in progress. */
  'change/cancel': { request: ChangeId, response: buildResponseSchema(z.nullable(LibraryChange)) },
  /** Deletes a change that has ended and has changed no source. */
  'change/delete-empty': { request: ChangeId, response: buildResponseSchema(z.null()) },
  /** Continues an unfinished change, also after the worker was stopped. A page repeats it while it shows the progress. */
  'change/continue': { request: ChangeId, response: buildResponseSchema(z.nullable(LibraryChange)) },
  /**
   * Saves the result of a check of a page, and the text if it has changed. Responds with null if the source does not exist or is in
   * the bin.
   */
  'source/check': {
    request: z.strictObject({ check: PageCheck, snapshot: z.nullable(Snapshot) }),
    response: buildResponseSchema(z.nullable(PageCheck)),
  },
  /** Merges two sources. `keep` gets the content of both, and `other` is moved to the bin. */
  'source/merge': {
    request: z.strictObject({ keep: StableId, other: StableId }),
    response: buildResponseSchema(SavedSource),
  },
  /** Undoes a merge within 30 days. Restores both sources with the edits that were made after the merge. */
  'source/unmerge': {
    request: z.strictObject({ keep: StableId, other: StableId }),
    response: buildResponseSchema(SavedSource),
  },
  /**
   * Builds one part of the search index if a part is missing, or if the index has at least `minChanges` index changes. Responds with true
   * if there was nothing to build.
   */
  'index/update': {
    request: z.strictObject({ minChanges: z.int() }),
    response: buildResponseSchema(z.boolean()),
  },
} as const;
