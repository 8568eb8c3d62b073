import { Draft, Edits } from '@/lib/record/schema/draft';
import { StableId } from '@/lib/record/schema/primitives';
import { Snapshot } from '@/lib/record/schema/snapshot';
import { Source } from '@/lib/record/schema/source';
import { Venue } from '@/lib/record/schema/venue';
import { SourceStatus } from '@/lib/record/schema/vocabulary';
import { WriteProblem } from '@/lib/record/schema/write-problem';
import { z } from '@/lib/record/schema/zod';
import { ChoiceSide, SyncedField } from '@/lib/wiki/model/sync';
import { Wiki } from '@/lib/wiki/model/wiki';

const buildReplySchema = <T extends z.ZodMiniType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), problem: WriteProblem }),
  ]);

/** What a tested connection is. `lacks`: what a wiki of this age cannot keep. `open`: it accepts everybody. */
const Connection = z.strictObject({
  baseUrl: z.string(),
  open: z.boolean(),
  lacks: z.array(z.string()),
  resources: z.int(),
});

const SavedSource = z.strictObject({ source: Source, created: z.boolean() });

/**
 * Everything the pages can ask of the worker, the only writer of the store: what goes, what comes back. A request may
 * be repeated: every one of them leaves the same store when it is handled twice.
 */
export const protocol = {
  /** Keeps a draft. The captured page and its text are read from lib/drafts by the draft's key. */
  'draft/save': {
    request: z.strictObject({ draft: Draft, withText: z.boolean() }),
    reply: buildReplySchema(SavedSource),
  },
  /** Changes fields of a saved source; absent fields stay. `base`: what the edited fields held when the edits began. */
  'source/edit': {
    request: z.strictObject({ stableId: StableId, edits: Edits, base: z.optional(Edits) }),
    reply: buildReplySchema(SavedSource),
  },
  'source/set-status': {
    request: z.strictObject({ stableIds: z.array(StableId), status: SourceStatus }),
    reply: buildReplySchema(z.int()),
  },
  /** To the bin; `source/restore` undoes it for 30 days. */
  'source/delete': {
    request: z.strictObject({ stableIds: z.array(StableId) }),
    reply: buildReplySchema(z.int()),
  },
  'source/restore': {
    request: z.strictObject({ stableIds: z.array(StableId) }),
    reply: buildReplySchema(z.int()),
  },
  /** Makes one record of two: `keep` has everything of both, `other` goes to the bin. */
  'source/merge': {
    request: z.strictObject({ keep: StableId, other: StableId }),
    reply: buildReplySchema(SavedSource),
  },
  /** Takes a merge back, for 30 days: both records as they were, with what was edited since. */
  'source/unmerge': {
    request: z.strictObject({ keep: StableId, other: StableId }),
    reply: buildReplySchema(SavedSource),
  },
  /** Adds or replaces a venue of the reader's; sources that inherit from it change with it. */
  'venue/save': { request: Venue, reply: buildReplySchema(z.null()) },
  /** Withdraws a venue of the reader's; the shipped one of the same id stands again. */
  'venue/delete': { request: z.strictObject({ id: z.string() }), reply: buildReplySchema(z.null()) },
  /**
   * Adds records of an exported file. Known stable ids and addresses are left as they are unless `replace`; what is in
   * the bin comes back. `written`: the stable ids that earlier parts of the same file were written under.
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
        left: z.int(),
        /** Not imported: another record has their place. */
        refused: z.int(),
        /** Texts that came to records that are left as they are. */
        texts: z.int(),
        written: z.array(StableId),
      }),
    ),
  },
  /** Keeps a connected wiki; `token` null: the one that is kept stays. The token never comes back. */
  'wiki/save': {
    request: z.strictObject({ wiki: Wiki, token: z.nullable(z.string()) }),
    reply: buildReplySchema(z.null()),
  },
  'wiki/remove': { request: z.strictObject({ wikiId: z.string() }), reply: buildReplySchema(z.null()) },
  /** Tries an address and a token; `token` null: the one kept for `wikiId`. Nothing is kept. */
  'wiki/test': {
    request: z.strictObject({
      pasted: z.string(),
      token: z.nullable(z.string()),
      wikiId: z.nullable(z.string()),
    }),
    reply: buildReplySchema(Connection),
  },
  /** Sends what is due, now. */
  'sync/flush': { request: z.strictObject({}), reply: buildReplySchema(z.null()) },
  /** Puts sources in the queue of a wiki; null: everything that is saved. */
  'sync/enqueue': {
    request: z.strictObject({ wikiId: z.string(), stableIds: z.nullable(z.array(StableId)) }),
    reply: buildReplySchema(z.int()),
  },
  /** The reader's choice for fields that differ, are held back or offered. */
  'sync/choose': {
    request: z.strictObject({
      wikiId: z.string(),
      stableId: StableId,
      fields: z.array(SyncedField),
      side: ChoiceSide,
    }),
    reply: buildReplySchema(z.null()),
  },
  /** Takes such choices back; what comes back are the fields of which that was too late. Null: there is no such record. */
  'sync/undo-choice': {
    request: z.strictObject({ wikiId: z.string(), stableId: StableId, fields: z.array(SyncedField) }),
    reply: buildReplySchema(
      z.nullable(z.strictObject({ sent: z.array(SyncedField), edited: z.array(SyncedField) })),
    ),
  },
  /** The reader's answer on whether the page's text goes to a wiki. */
  'sync/text': {
    request: z.strictObject({ wikiId: z.string(), stableId: StableId, send: z.boolean() }),
    reply: buildReplySchema(z.null()),
  },
  /** Reads which pages of the active wiki cite a source. */
  'sync/cited-by': { request: z.strictObject({ stableId: StableId }), reply: buildReplySchema(z.null()) },
} as const;

export type Protocol = typeof protocol;
export type MessageName = keyof Protocol;
export type Request<N extends MessageName> = z.infer<Protocol[N]['request']>;
export type Reply<N extends MessageName> = z.infer<Protocol[N]['reply']>;
