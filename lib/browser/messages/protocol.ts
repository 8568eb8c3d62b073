import { Draft, Edits } from '@/lib/record/schema/draft';
import { StableId, Timestamp } from '@/lib/record/schema/primitives';
import { Snapshot } from '@/lib/record/schema/snapshot';
import { Source } from '@/lib/record/schema/source';
import { Deletion, StatusChange } from '@/lib/record/schema/undoable-change';
import { Venue } from '@/lib/record/schema/venue';
import { SourceStatus } from '@/lib/record/schema/vocabulary';
import { WriteProblem } from '@/lib/record/schema/write-problem';
import { z } from '@/lib/record/schema/zod';
import { ChoiceSide } from '@/lib/wiki/model/outbox-entry';
import { SyncedField } from '@/lib/wiki/model/sync';
import { Wiki } from '@/lib/wiki/model/wiki';

const buildReplySchema = <T extends z.ZodMiniType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), problem: WriteProblem }),
  ]);

/** The result of testing a wiki. `missingFeatures`: what its version can't store. `isOpen`: anyone can write to it. */
const Connection = z.strictObject({
  baseUrl: z.string(),
  isOpen: z.boolean(),
  missingFeatures: z.array(z.string()),
  resourceCount: z.int(),
});

const SavedSource = z.strictObject({ source: Source, created: z.boolean() });

/**
 * The messages from pages to the worker, the only writer of the database, with the schemas of request and reply. Requests
 * are idempotent, because a page repeats a request whose reply was lost.
 */
export const protocol = {
  /** Saves a draft as a source. The worker reads the extraction and the text from `lib/storage/drafts` by the draft's key. */
  'draft/save': {
    request: z.strictObject({ draft: Draft, withText: z.boolean() }),
    reply: buildReplySchema(SavedSource),
  },
  /**
   * Changes fields of a saved source; absent fields stay unchanged. `base`: the values of the edited fields before the
   * edit.
   */
  'source/edit': {
    request: z.strictObject({ stableId: StableId, edits: Edits, base: z.optional(Edits) }),
    reply: buildReplySchema(SavedSource),
  },
  /**
   * Sets the status of sources. `at`: when the reader asked for it. Replies with the change that was made, which is also saved
   * as the last change; null: every source had the status already.
   */
  'source/set-status': {
    request: z.strictObject({ stableIds: z.array(StableId), status: SourceStatus, at: Timestamp }),
    reply: buildReplySchema(z.nullable(StatusChange)),
  },
  /** Restores the status that sources had before a change, unless it was changed again. Replies with their number. */
  'source/undo-status': { request: StatusChange, reply: buildReplySchema(z.int()) },
  /** Moves sources to the bin; `source/restore` undoes it for 30 days. `at` and the reply are as for `source/set-status`. */
  'source/delete': {
    request: z.strictObject({ stableIds: z.array(StableId), at: Timestamp }),
    reply: buildReplySchema(z.nullable(Deletion)),
  },
  'source/restore': {
    request: z.strictObject({ stableIds: z.array(StableId) }),
    reply: buildReplySchema(z.int()),
  },
  /** Merges two records: `keep` receives the content of both, and `other` moves to the bin. */
  'source/merge': {
    request: z.strictObject({ keep: StableId, other: StableId }),
    reply: buildReplySchema(SavedSource),
  },
  /** Undoes a merge within 30 days: restores both records and keeps edits made since. */
  'source/unmerge': {
    request: z.strictObject({ keep: StableId, other: StableId }),
    reply: buildReplySchema(SavedSource),
  },
  /** Adds or replaces a custom venue; sources that inherit its rating change too. */
  'venue/save': { request: Venue, reply: buildReplySchema(z.null()) },
  /** Deletes a custom venue and replies with it; the shipped one with the same id applies again. Null: there was none. */
  'venue/delete': { request: z.strictObject({ id: z.string() }), reply: buildReplySchema(z.nullable(Venue)) },
  /**
   * Adds records of an exported file. A record whose stable id or address is already saved stays unchanged unless `replace`;
   * records in the bin are restored. `written`: the stable ids that earlier parts of the same file were saved under.
   */
  'import/add': {
    request: z.strictObject({
      sources: z.array(Source),
      snapshots: z.array(Snapshot),
      venues: z.array(Venue),
      replace: z.boolean(),
      written: z.optional(z.array(StableId)),
    }),
    reply: buildReplySchema(
      z.strictObject({
        added: z.int(),
        replaced: z.int(),
        restored: z.int(),
        skipped: z.int(),
        /** Number of records that were not imported, because another record has the same address. */
        rejected: z.int(),
        /** Number of texts that were added to otherwise unchanged records. */
        textCount: z.int(),
        written: z.array(StableId),
      }),
    ),
  },
  /** Saves a connected wiki; `token` null keeps the stored one. No reply contains a token. */
  'wiki/save': {
    request: z.strictObject({ wiki: Wiki, token: z.nullable(z.string()) }),
    reply: buildReplySchema(z.null()),
  },
  'wiki/remove': { request: z.strictObject({ wikiId: z.string() }), reply: buildReplySchema(z.null()) },
  /** Tests an address and a token; `token` null uses the stored one of `wikiId`. Saves nothing. */
  'wiki/test': {
    request: z.strictObject({
      pasted: z.string(),
      token: z.nullable(z.string()),
      wikiId: z.nullable(z.string()),
    }),
    reply: buildReplySchema(Connection),
  },
  /** Starts a flush now. */
  'sync/flush': { request: z.strictObject({}), reply: buildReplySchema(z.null()) },
  /** Adds sources to the outbox of a wiki; null: all saved sources. */
  'sync/enqueue': {
    request: z.strictObject({ wikiId: z.string(), stableIds: z.nullable(z.array(StableId)) }),
    reply: buildReplySchema(z.int()),
  },
  /**
   * Saves the reader's choice of the local or remote value for fields that differ, are held back or are offered by the
   * wiki.
   */
  'sync/choose': {
    request: z.strictObject({
      wikiId: z.string(),
      stableId: StableId,
      fields: z.array(SyncedField),
      side: ChoiceSide,
    }),
    reply: buildReplySchema(z.null()),
  },
  /** Undoes such choices. Replies with the fields that were already sent; null: the record does not exist. */
  'sync/undo-choice': {
    request: z.strictObject({ wikiId: z.string(), stableId: StableId, fields: z.array(SyncedField) }),
    reply: buildReplySchema(
      z.nullable(z.strictObject({ sent: z.array(SyncedField), edited: z.array(SyncedField) })),
    ),
  },
  /** Saves the reader's decision whether to send the page's text to a wiki. */
  'sync/text': {
    request: z.strictObject({ wikiId: z.string(), stableId: StableId, send: z.boolean() }),
    reply: buildReplySchema(z.null()),
  },
  /** Asks the active wiki which of its pages cite a source, and saves the result. */
  'sync/cited-by': { request: z.strictObject({ stableId: StableId }), reply: buildReplySchema(z.null()) },
} as const;

export type Protocol = typeof protocol;
export type MessageName = keyof Protocol;
export type Request<N extends MessageName> = z.infer<Protocol[N]['request']>;
export type Reply<N extends MessageName> = z.infer<Protocol[N]['reply']>;
