import { CitingPage } from '@/lib/record/schema/parts';
import { StableId } from '@/lib/record/schema/primitives';
import { z } from '@/lib/record/schema/zod';
import { BringInScope } from '@/lib/wiki/model/bring-in';
import { CatalogueResultPage, TextUrls, WikiRequestProblem } from '@/lib/wiki/model/catalogue';
import { KnownPageAnswer, PageUrls } from '@/lib/wiki/model/known-page';
import { ChoiceSide } from '@/lib/wiki/model/outbox-entry';
import { ReaderVerdict } from '@/lib/wiki/model/reader-verdict';
import { SyncedField } from '@/lib/wiki/model/sync';
import { TestedConnection } from '@/lib/wiki/model/tested-connection';
import { Wiki } from '@/lib/wiki/model/wiki';
import { buildResponseSchema } from './response-schema';

/** Builds the schema of a response that needs a request to the wiki. */
const buildCatalogueSchema = <T extends z.ZodMiniType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), problem: WikiRequestProblem }),
  ]);

/** The messages about connected wikis: settings, outbox, catalogue and verdicts. */
export const wikiMessages = {
  /** Saves a connected wiki. A null `token` does not change the stored token. No response contains a token. */
  'wiki/save': {
    request: z.strictObject({ wiki: Wiki, token: z.nullable(z.string()) }),
    response: buildResponseSchema(z.null()),
  },
  'wiki/delete': { request: z.strictObject({ wikiId: z.string() }), response: buildResponseSchema(z.null()) },
  /** Tests the connection to a wiki. `pasted` is the URL as pasted. A null `token` means the stored token of `wikiId`. */
  'wiki/test': {
    request: z.strictObject({
      pasted: z.string(),
      token: z.nullable(z.string()),
      wikiId: z.nullable(z.string()),
    }),
    response: buildResponseSchema(TestedConnection),
  },
  /** Starts a flush now. */
  'sync/flush': { request: z.strictObject({}), response: buildResponseSchema(z.null()) },
  /** Asks the active wiki what it has of a page that is not saved. With `isNewReadingWanted`, an earlier response is not reused. */
  'wiki/known-page': {
    request: z.strictObject({ questionId: z.string(), page: PageUrls, isNewReadingWanted: z.boolean() }),
    response: buildResponseSchema(KnownPageAnswer),
  },
  /** Cancels a question to the active wiki, because the page no longer needs the response. */
  'wiki/cancel-question': {
    request: z.strictObject({ questionId: z.string() }),
    response: buildResponseSchema(z.null()),
  },
  /**
   * Makes all queued sources of a wiki due, so that a flush reads the changes of other editors and sends deferred lists. Responds with the
   * number of these sources.
   */
  'sync/refresh': {
    request: z.strictObject({ wikiId: z.string() }),
    response: buildResponseSchema(z.int()),
  },
  /** Adds sources to the outbox of a wiki. Null means all saved sources. Responds with the number of these sources. */
  'sync/enqueue': {
    request: z.strictObject({ wikiId: z.string(), stableIds: z.nullable(z.array(StableId)) }),
    response: buildResponseSchema(z.int()),
  },
  /** Saves the reader's choice between the local and the remote values of some fields. */
  'sync/choose': {
    request: z.strictObject({
      wikiId: z.string(),
      stableId: StableId,
      fields: z.array(SyncedField),
      side: ChoiceSide,
    }),
    response: buildResponseSchema(z.null()),
  },
  /**
   * Undoes choices. Responds with the fields that could not be undone, because they were sent or edited since, or with null if the source
   * does not exist.
   */
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
  /** Searches the pages of the active wiki. Responds with null if the search failed. */
  'wiki/search-pages': {
    request: z.strictObject({ query: z.string() }),
    response: buildResponseSchema(z.nullable(z.array(CitingPage))),
  },
  /**
   * Brings resources of the active wiki into the library, until all are handled or the reader cancels. Responds with whether the task
   * began: it does not begin while another such task is running.
   */
  'wiki/bring-in': {
    request: z.strictObject({ id: z.string(), scope: BringInScope }),
    response: buildResponseSchema(z.boolean()),
  },
  'wiki/cancel-bring-in': {
    request: z.strictObject({ id: z.string() }),
    response: buildResponseSchema(z.null()),
  },
  /** Lists one part of the active wiki's catalogue, from the row at `offset` on. */
  'wiki/catalogue': {
    request: z.strictObject({ offset: z.int() }),
    response: buildResponseSchema(buildCatalogueSchema(CatalogueResultPage)),
  },
  /** Counts the pages of the active wiki that cite each of its resources. */
  'wiki/citation-counts': {
    request: z.strictObject({}),
    response: buildResponseSchema(buildCatalogueSchema(z.record(z.string(), z.int()))),
  },
  /** Lists one part of the URLs whose text the active wiki has, from `offset` on. */
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
  /** Asks the active wiki which of its pages cite a source, and saves the result. Responds with whether the wiki responded. */
  'sync/cited-by': {
    request: z.strictObject({ stableId: StableId, questionId: z.string() }),
    response: buildResponseSchema(z.boolean()),
  },
} as const;
