import { BackupTable } from '@/lib/record/schema/backup-table';
import { Draft, Edits } from '@/lib/record/schema/draft';
import { ImportChoices } from '@/lib/record/schema/import-choices';
import { AddedPart, LibraryChange, SourceAction } from '@/lib/record/schema/library-change';
import { PageCheck } from '@/lib/record/schema/page-check';
import { CitingPage, FieldProvenance } from '@/lib/record/schema/parts';
import { StableId, Timestamp } from '@/lib/record/schema/primitives';
import { RestoreCounts } from '@/lib/record/schema/restore-counts';
import { Snapshot } from '@/lib/record/schema/snapshot';
import { Source } from '@/lib/record/schema/source';
import { Venue } from '@/lib/record/schema/venue';
import { VenueList } from '@/lib/record/schema/venue-list';
import { WriteProblem } from '@/lib/record/schema/write-problem';
import { z } from '@/lib/record/schema/zod';
import { BringInScope } from '@/lib/wiki/model/bring-in';
import { CatalogueResultPage, TextUrls, WikiRequestProblem } from '@/lib/wiki/model/catalogue';
import { KnownPageAnswer, PageUrls } from '@/lib/wiki/model/known-page';
import { ChoiceSide } from '@/lib/wiki/model/outbox-entry';
import { ReaderVerdict } from '@/lib/wiki/model/reader-verdict';
import { SyncedField } from '@/lib/wiki/model/sync';
import { Wiki } from '@/lib/wiki/model/wiki';

const buildResponseSchema = <T extends z.ZodMiniType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), problem: WriteProblem }),
  ]);

/** The schema of the response about a part of the list of what a wiki has. */
const buildCatalogueSchema = <T extends z.ZodMiniType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), problem: WikiRequestProblem }),
  ]);

/**
 * The result of a connection test. `missingFeatures` are those that the version of the wiki lacks. `isOpen` means that anyone can
 * write to the wiki.
 */
const Connection = z.strictObject({
  baseUrl: z.string(),
  isOpen: z.boolean(),
  missingFeatures: z.array(z.string()),
  resourceCount: z.int(),
});

const ChangeId = z.strictObject({ id: z.string() });

/** A change that the page creates: its id, and when the reader asked for it. */
const ChangeStart = z.strictObject({ id: z.string(), at: Timestamp });

const BackupRows = z.strictObject({ table: BackupTable, rows: z.array(z.unknown()) });

const SavedSource = z.strictObject({ source: Source, created: z.boolean() });

const SubmittedDraft = z.extend(SavedSource, {
  fileProblem: z.exactOptional(z.enum(['disk-full', 'too-large', 'failed'])),
  addedPart: z.exactOptional(z.nullable(AddedPart)),
  hadLongerText: z.exactOptional(z.literal(true)),
});

/**
 * The messages from pages to the worker, with the schemas of request and response. Pages do not write the database, so every write is
 * a message. Requests are idempotent, because a page repeats a request if the response was lost.
 */
export const protocol = {
  /** Saves a draft as a source. The worker reads the extraction and the text from `lib/storage/drafts` by the draft's key. */
  'draft/save': {
    request: z.strictObject({
      draft: Draft,
      shouldSaveText: z.boolean(),
      /** The change by which a PDF file that the draft adds to a saved source can be undone. */
      addPdfChange: z.optional(ChangeStart),
    }),
    response: buildResponseSchema(SubmittedDraft),
  },
  /**
   * Changes the fields of a saved source that `edits` contains. `mergeBase` has the values of these fields when the edits began.
   * With `urlUndo`, the edit undoes a change of the URL: `mergeBase.url` does not become an alias, and the earlier provenance is restored.
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
   * Sets the status or other fields of sources, moves them to the bin, takes them out of it, or replaces tags. `id` is chosen by the page; `at` is when the
   * reader asked for it. Each message about a change responds with the change as it is after a second at most, or with null if it
   * is over and no longer stored.
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
  /** Restores what the change replaced, except in sources that were changed again. */
  'change/undo': { request: ChangeId, response: buildResponseSchema(z.nullable(LibraryChange)) },
  /** Stops a change, or its undo, after the chunk in progress. */
  'change/cancel': { request: ChangeId, response: buildResponseSchema(z.nullable(LibraryChange)) },
  /** Removes a change that has ended without changing a source. */
  'change/remove-empty': { request: ChangeId, response: buildResponseSchema(z.null()) },
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
  /** Adds or replaces a custom venue. Sources that inherit its rating also change, in chunks that the response need not wait for. */
  'venue/save': { request: Venue, response: buildResponseSchema(z.null()) },
  /** Deletes a custom venue. If there is a shipped venue with the same id, it applies again. Responds with the deleted venue, or null. */
  'venue/delete': {
    request: z.strictObject({ id: z.string() }),
    response: buildResponseSchema(z.nullable(Venue)),
  },
  /** Saves and removes custom venues in one transaction, as for a merge. Responds with the custom venues that were stored before, or with the problem `venue-changed`. */
  'venue/write': {
    request: z.strictObject({
      save: z.array(Venue),
      removeIds: z.array(z.string()),
      /** If given, nothing is written unless exactly these of the written venues are stored. */
      expected: z.optional(z.array(Venue)),
    }),
    response: buildResponseSchema(z.array(Venue)),
  },
  /** Adds an imported venue list. */
  'venue-list/save': { request: VenueList, response: buildResponseSchema(z.null()) },
  /** Adds a removed venue list again, or responds with the problem `venue-list-changed`. */
  'venue-list/restore': { request: VenueList, response: buildResponseSchema(z.null()) },
  /** Switches a venue list on or off. */
  'venue-list/switch': {
    request: z.strictObject({ id: z.string(), isOn: z.boolean() }),
    response: buildResponseSchema(z.null()),
  },
  /** Removes an imported venue list. Responds with the removed list, or null. */
  'venue-list/remove': {
    request: z.strictObject({ id: z.string() }),
    response: buildResponseSchema(z.nullable(VenueList)),
  },
  /**
   * Imports a batch of sources of a file. `choices` says what to do with new sources, with those that have the stable id or URL of an
   * existing one, and with those in the bin.
   */
  'import/add': {
    request: z.strictObject({
      sources: z.array(Source),
      snapshots: z.array(Snapshot),
      venues: z.array(Venue),
      choices: ImportChoices,
      /** The file is of another program, so that its sources have only some fields. */
      isForeign: z.optional(z.boolean()),
      /**
       * The change by which the whole import can be undone, and the number of its chunks that the page knows to be written. Absent if it
       * needs no Undo.
       */
      change: z.optional(z.strictObject({ id: z.string(), at: Timestamp, chunkCount: z.int() })),
    }),
    response: buildResponseSchema(
      z.strictObject({
        added: z.int(),
        replaced: z.int(),
        restored: z.int(),
        skipped: z.int(),
        /** The number of sources that were not imported, because another source has the same URL. */
        rejected: z.int(),
        /** The number of captured texts that were added to skipped sources. */
        textCount: z.int(),
        written: z.array(StableId),
        /** The change with the chunks that were written so far, or null. */
        change: z.nullable(LibraryChange),
      }),
    ),
  },
  /** Responds with what `backup/restore` would do with these rows, and the titles of sources that it would leave as they are. */
  'backup/plan': {
    request: BackupRows,
    response: buildResponseSchema(z.strictObject({ counts: RestoreCounts, titles: z.array(z.string()) })),
  },
  /** Adds the rows of a backup that a table does not have. The worker parses them with the schema of the table. */
  'backup/restore': {
    request: BackupRows,
    response: buildResponseSchema(RestoreCounts),
  },
  /** Saves a connected wiki. A null `token` does not change the stored token. No response contains a token. */
  'wiki/save': {
    request: z.strictObject({ wiki: Wiki, token: z.nullable(z.string()) }),
    response: buildResponseSchema(z.null()),
  },
  'wiki/remove': { request: z.strictObject({ wikiId: z.string() }), response: buildResponseSchema(z.null()) },
  /** Tests the connection to a wiki. `pasted` is the URL as pasted. A null `token` means the stored token of `wikiId`. */
  'wiki/test': {
    request: z.strictObject({
      pasted: z.string(),
      token: z.nullable(z.string()),
      wikiId: z.nullable(z.string()),
    }),
    response: buildResponseSchema(Connection),
  },
  /**
   * Builds one part of the search index if one is missing, or if at least `minChanges` writes are noted. Responds with whether
   * nothing was left to build.
   */
  'index/update': {
    request: z.strictObject({ minChanges: z.int() }),
    response: buildResponseSchema(z.boolean()),
  },
  /** Starts a flush now. */
  'sync/flush': { request: z.strictObject({}), response: buildResponseSchema(z.null()) },
  /** Asks the active wiki what it has of a page that is not saved. `isNewReadingWanted` ignores an earlier reading. */
  'wiki/known-page': {
    request: z.strictObject({ questionId: z.string(), page: PageUrls, isNewReadingWanted: z.boolean() }),
    response: buildResponseSchema(KnownPageAnswer),
  },
  /** Cancels a question to the active wiki, whose response is then of no use. */
  'wiki/cancel-question': {
    request: z.strictObject({ questionId: z.string() }),
    response: buildResponseSchema(z.null()),
  },
  /** Makes all queued sources of a wiki due, so that changes by others are read and deferred lists are sent. Returns their number. */
  'sync/refresh': {
    request: z.strictObject({ wikiId: z.string() }),
    response: buildResponseSchema(z.int()),
  },
  /** Adds sources to the outbox of a wiki. Null means all saved sources. */
  'sync/enqueue': {
    request: z.strictObject({ wikiId: z.string(), stableIds: z.nullable(z.array(StableId)) }),
    response: buildResponseSchema(z.int()),
  },
  /**
   * Saves the reader's choice between the local and the remote values of some fields.
   */
  'sync/choose': {
    request: z.strictObject({
      wikiId: z.string(),
      stableId: StableId,
      fields: z.array(SyncedField),
      side: ChoiceSide,
    }),
    response: buildResponseSchema(z.null()),
  },
  /** Undoes choices. Responds with the fields that could not be undone, or with null if the source does not exist. */
  'sync/undo-choice': {
    request: z.strictObject({ wikiId: z.string(), stableId: StableId, fields: z.array(SyncedField) }),
    response: buildResponseSchema(
      z.nullable(z.strictObject({ sent: z.array(SyncedField), edited: z.array(SyncedField) })),
    ),
  },
  /** Saves the reader's decision whether the captured text is sent to a wiki. */
  'sync/text': {
    request: z.strictObject({ wikiId: z.string(), stableId: StableId, send: z.boolean() }),
    response: buildResponseSchema(z.null()),
  },
  /** Searches the pages of the active wiki. Null means that it could not be searched. */
  'wiki/search-pages': {
    request: z.strictObject({ query: z.string() }),
    response: buildResponseSchema(z.nullable(z.array(CitingPage))),
  },
  /**
   * Brings resources of the active wiki into the library, until all are handled or the reader cancels. A task that is running goes on,
   * and the new one does not begin; the response says whether it began.
   */
  'wiki/bring-in': {
    request: z.strictObject({ id: z.string(), scope: BringInScope }),
    response: buildResponseSchema(z.boolean()),
  },
  'wiki/cancel-bring-in': {
    request: z.strictObject({ id: z.string() }),
    response: buildResponseSchema(z.null()),
  },
  /** Lists what the active wiki has. */
  'wiki/catalogue': {
    request: z.strictObject({ offset: z.int() }),
    response: buildResponseSchema(buildCatalogueSchema(CatalogueResultPage)),
  },
  /** Counts the pages of the active wiki that cite each of its resources. */
  'wiki/citation-counts': {
    request: z.strictObject({}),
    response: buildResponseSchema(buildCatalogueSchema(z.record(z.string(), z.int()))),
  },
  /** Lists the URLs whose text the active wiki has. */
  'wiki/text-urls': {
    request: z.strictObject({ offset: z.int() }),
    response: buildResponseSchema(buildCatalogueSchema(TextUrls)),
  },
  /** Links a page of a wiki to a source, or removes a link that the reader added. The next flush sends it. */
  'sync/page-link': {
    request: z.strictObject({
      wikiId: z.string(),
      stableId: StableId,
      page: CitingPage,
      isLinked: z.boolean(),
    }),
    response: buildResponseSchema(z.null()),
  },
  /** Sets a verdict on a claim of a wiki. A flush sends it after the delay in which it can be withdrawn. */
  'sync/verdict': {
    request: z.strictObject({ wikiId: z.string(), stableId: StableId, readerVerdict: ReaderVerdict }),
    response: buildResponseSchema(z.null()),
  },
  /** Withdraws a verdict that was not sent, or dismisses its outcome. */
  'sync/withdraw-verdict': {
    request: z.strictObject({
      wikiId: z.string(),
      stableId: StableId,
      pageId: z.string(),
      footnote: z.int(),
    }),
    response: buildResponseSchema(z.null()),
  },
  /** Requests from the active wiki which of its pages cite a source, and saves the result. Returns whether the wiki answered. */
  'sync/cited-by': {
    request: z.strictObject({ stableId: StableId, questionId: z.string() }),
    response: buildResponseSchema(z.boolean()),
  },
} as const;

export type Protocol = typeof protocol;
export type MessageName = keyof Protocol;
export type MessageRequest<N extends MessageName> = z.infer<Protocol[N]['request']>;
export type MessageResponse<N extends MessageName> = z.infer<Protocol[N]['response']>;
