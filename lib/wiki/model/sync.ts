import { CitingPage, FieldProvenance } from '@/lib/record/schema/parts';
import { Timestamp } from '@/lib/record/schema/primitives';
import { Source } from '@/lib/record/schema/source';
import { Access } from '@/lib/record/schema/vocabulary';
import { z } from '@/lib/record/schema/zod';
import { LINK_STATES } from '@/lib/record/vocabulary';

/** The fields that a source shares with wikis. Which of them a wiki can hold is the matter of its client. */
export const SYNCED_FIELDS = [
  'title',
  'type',
  'publishedDate',
  'venueId',
  'authors',
  'abstract',
  'summary',
  'keyPoints',
  'review',
  'contextNote',
  'importance',
  'subtype',
  'purpose',
  'tags',
  'stance',
  'archiveUrl',
  'credibility',
  'doi',
  'arxiv',
  /** The year of a paper, which follows from its date. */
  'year',
] as const;
export const SyncedField = z.enum(SYNCED_FIELDS);
export type SyncedField = z.infer<typeof SyncedField>;

/** A value as both sides can hold it: importance 0–100, credibility 0–1, key points and tags as texts. */
export const FieldValue = z.union([z.string(), z.number(), z.array(z.string()), z.null()]);
export type FieldValue = z.infer<typeof FieldValue>;

/** Values by field. Null or an empty list: nothing there. Absent: this side does not take part in the field. */
export const SyncedValues = z.partialRecord(SyncedField, FieldValue);
export type SyncedValues = z.infer<typeof SyncedValues>;

/** What both sides held when a field was last settled. They may differ where the reader let the wiki keep its own. */
export const MergeBase = z.strictObject({ here: SyncedValues, there: SyncedValues });
export type MergeBase = z.infer<typeof MergeBase>;

/** A value over a limit of the wiki, or one that it cannot take at all. */
export const FieldFault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('too-long'), field: z.string(), limit: z.int() }),
  z.strictObject({ kind: z.literal('too-many'), field: z.string(), limit: z.int() }),
  z.strictObject({ kind: z.literal('not-taken'), field: z.string() }),
]);
export type FieldFault = z.infer<typeof FieldFault>;

/** Why a wiki will not take a source until somebody does something. */
export const Rejection = z.discriminatedUnion('kind', [
  /** Checked here or named by the wiki: these fields have to be changed. */
  z.strictObject({ kind: z.literal('fields'), faults: z.array(FieldFault) }),
  /** The wiki takes the others but answers this one with an error of its own, again and again. */
  z.strictObject({ kind: z.literal('server-error') }),
  /** Another source of the reader's is already this entry of the wiki. */
  z.strictObject({ kind: z.literal('same-as'), stableId: z.string() }),
  /** Its address is longer than the wiki takes, or the wiki calls the request invalid without saying why. */
  z.strictObject({ kind: z.literal('rejected') }),
]);
export type Rejection = z.infer<typeof Rejection>;

/** How far a source has come with one wiki. */
export const OutboxStatus = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('local-only') }),
  z.strictObject({ state: z.literal('waiting') }),
  /** A write is under way. Found after a restart it means: nobody knows whether it arrived. */
  z.strictObject({ state: z.literal('sending') }),
  /** `why`: a `kind` of WikiProblem, or `wiki-busy`. */
  z.strictObject({ state: z.literal('waiting-until'), until: Timestamp, why: z.string() }),
  z.strictObject({ state: z.literal('synced'), at: Timestamp }),
  z.strictObject({ state: z.literal('refused'), why: Rejection }),
  z.strictObject({ state: z.literal('differs'), fields: z.array(SyncedField) }),
]);
export type OutboxStatus = z.infer<typeof OutboxStatus>;

/** One entry of a wiki that a look-up gave. */
export const RemoteHit = z.strictObject({
  remoteId: z.string(),
  url: z.string(),
  title: z.nullable(z.string()),
});
export type RemoteHit = z.infer<typeof RemoteHit>;

/** The text that a wiki holds of a page, as far as it was read. */
export const RemoteText = z.strictObject({
  fetchedAt: z.nullable(z.string()),
  length: z.nullable(z.number()),
  hash: z.nullable(z.string()),
  /** How it begins, for showing both; absent in records from before it was kept. */
  start: z.optional(z.nullable(z.string())),
});
export type RemoteText = z.infer<typeof RemoteText>;

/** What came of the text of a page with one wiki. `sha256` is that of the snapshot. */
export const TextStatus = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** The reader has to decide: the policy asks each time, or the wiki holds another text. */
  z.strictObject({
    kind: z.literal('ask'),
    sha256: z.string(),
    theirs: z.nullable(RemoteText),
    /** As with `approved`: the reader said yes already, and the wiki turned out to hold another text. */
    despite: z.optional(Access),
  }),
  /** The reader said yes to this text, in place of `theirs` where that was shown. */
  z.strictObject({
    kind: z.literal('approved'),
    sha256: z.string(),
    theirs: z.nullable(RemoteText),
    /** What the page was known to be when the reader said yes; absent: open to everybody. */
    despite: z.optional(Access),
  }),
  z.strictObject({
    kind: z.literal('sent'),
    sha256: z.string(),
    at: Timestamp,
    /** The entry does not yet say when its text was read, and which it is. */
    owesNote: z.optional(z.boolean()),
  }),
  /** The wiki's stays: it is the same, or the reader chose it. */
  z.strictObject({ kind: z.literal('theirs-kept'), sha256: z.string() }),
  z.strictObject({ kind: z.literal('waiting'), sha256: z.string() }),
  z.strictObject({
    kind: z.literal('withheld'),
    sha256: z.string(),
    why: Access,
  }),
  /** The wiki cannot take it (too long). */
  z.strictObject({ kind: z.literal('refused'), sha256: z.string() }),
]);
export type TextStatus = z.infer<typeof TextStatus>;

/** What a wiki says of the address of a source; `checkedAt` null: it does not say when. */
export const RemoteLinkState = z.strictObject({
  state: z.enum(LINK_STATES),
  checkedAt: z.nullable(z.string()),
});
export type RemoteLinkState = z.infer<typeof RemoteLinkState>;

/** The pages of a wiki that cite a source, as read at a time. */
export const CitingPages = z.strictObject({
  pages: z.array(CitingPage),
  readAt: Timestamp,
  /** The ids that the wiki gave, vanished pages among them; absent in records from before they were kept. */
  asked: z.optional(z.array(z.string())),
});
export type CitingPages = z.infer<typeof CitingPages>;

/** Which side the reader settles a field with: what is here, or what the wiki has. */
export const ChoiceSide = z.enum(['mine', 'theirs']);
export type ChoiceSide = z.infer<typeof ChoiceSide>;

/**
 * How long nothing of a choice is sent, in ms. As long as a wiki that was disconnected can be had back: a choice that is
 * taken back by then was never sent.
 */
export const CHOICE_DELAY_MS = 10_000;

/** What a choice of the reader replaced in one field, so that it can be taken back. */
export const ChoiceUndo = z.strictObject({
  side: ChoiceSide,
  /** How the field stood open. */
  was: z.enum(['differs', 'held', 'offered']),
  /** The entry it was chosen against. */
  remoteId: z.nullable(z.string()),
  /** What was settled before; null: nothing. */
  base: z.nullable(z.strictObject({ here: FieldValue, there: FieldValue })),
  /** The value that the choice gave to the source; absent: it gave none. */
  taken: z.optional(FieldValue),
  /** The part of the source that it replaced, quotes and all, and where that came from; null: it replaced none. */
  before: z.nullable(
    z.partial(
      z.pick(Source, {
        title: true,
        type: true,
        publishedDate: true,
        authors: true,
        abstract: true,
        summary: true,
        keyPoints: true,
        review: true,
        contextNote: true,
        importance: true,
        subtype: true,
        purpose: true,
        tags: true,
        stance: true,
        archiveUrl: true,
        identifiers: true,
      }),
    ),
  ),
  provenance: z.nullable(FieldProvenance),
});
export type ChoiceUndo = z.infer<typeof ChoiceUndo>;

/**
 * A source with one wiki: the durable job and the memory of what both sides held. Its key is the wiki's id and the
 * source's. It is written in the same transaction as every save of the source (`touched` in lib/sync).
 */
export const OutboxEntry = z.strictObject({
  wikiId: z.string(),
  stableId: z.string(),
  state: OutboxStatus,
  /** When the driver looks at it next; null: not before something happens. The store indexes it with `wikiId`. */
  dueAt: z.nullable(Timestamp),
  /** Counts the saves of the source. A write that was begun under an older one leaves the record waiting. */
  revision: z.int(),
  /** What the wiki calls the source; null: not known there, or not looked up. */
  remoteId: z.nullable(z.string()),
  remoteUrl: z.nullable(z.string()),
  /** Everything that the look-up gave, the one taken first. */
  hits: z.array(RemoteHit),
  base: MergeBase,
  /** What is settled if the write that was begun arrives; null: none was begun. */
  inFlight: z.nullable(MergeBase),
  /** Fields that arrived and were not yet read back: what is missing then was dropped by the wiki. */
  unverified: z.array(SyncedField),
  /** The wiki's values as last read, for showing both sides without a connection. */
  seen: z.nullable(
    z.strictObject({
      fields: SyncedValues,
      updatedAt: z.nullable(z.string()),
      readAt: Timestamp,
      /** The wiki's own permanent name of the entry; null: it has none. */
      stableId: z.optional(z.nullable(z.string())),
      linkState: z.optional(z.nullable(RemoteLinkState)),
    }),
  ),
  /** Fields for which the reader said "use mine", with the value of the wiki that was shown. */
  mine: SyncedValues,
  /** What the last choice in each field replaced; absent in records without one. */
  undo: z.optional(z.partialRecord(SyncedField, ChoiceUndo)),
  /** Fields where both have a value of their own and the wiki keeps its own until the reader says otherwise. */
  held: z.array(SyncedField),
  /** Fields that are empty here and that the wiki offers. */
  offered: z.array(SyncedField),
  /** Fields that the wiki cannot hold, that it dropped, or that cannot be emptied there. */
  keptHere: z.array(SyncedField),
  /** Lists that a wiki with the known fault could not take yet; tried again at `dueAt`. */
  owed: z.array(SyncedField),
  owedTries: z.int(),
  owedUntil: z.nullable(Timestamp),
  /** Failures in a row of this source alone. */
  attempts: z.int(),
  /** How often in a row the wiki answered this source, sent alone, with an error of its own. */
  serverErrors: z.int(),
  /** How many entries the wiki had when it knew no address of this source; gone with the next save. */
  unknownAt: z.optional(z.int()),
  /** How many new sources may share a batch with this one: halved when a batch fails, to find the bad item. */
  batchCap: z.int(),
  text: TextStatus,
  /** How often in a row its text or link state failed, the source itself being settled; absent: never. */
  besidesTries: z.optional(z.int()),
  citedBy: z.nullable(CitingPages),
});
export type OutboxEntry = z.infer<typeof OutboxEntry>;

/** How one wiki is doing as a whole. It outlives the worker, so that a wait that was asked for is kept. */
export const WikiCondition = z.strictObject({
  wikiId: z.string(),
  /** Nothing is asked before this time. */
  pausedUntil: z.nullable(Timestamp),
  /** Nothing is written before this time: the wiki counts reading and writing apart (protocol, section 3). */
  writesPausedUntil: z.optional(z.nullable(Timestamp)),
  /** Why it is stopped or paused as a whole: a `kind` of WikiProblem; null: it is not. */
  why: z.nullable(z.string()),
  /** Only the reader can end it (token, permission, address): nothing is tried until the settings change. */
  stopped: z.boolean(),
  /** Requests in a row that did not get a usable answer. */
  failures: z.int(),
  /** Sources that arrived only without their lists (protocol, section 10). From three on, lists are left out at once. */
  listFaults: z.int(),
  /** How many new sources the next batch may have, and whether one was begun and not ended: the worker died in it. */
  batch: z.optional(z.strictObject({ cap: z.int(), begun: z.boolean() })),
  /** Until when the wiki is not asked again for what it was found to lack. */
  lacks: z.optional(z.partialRecord(z.enum(['details', 'link-state', 'fetched-at']), Timestamp)),
});
export type WikiCondition = z.infer<typeof WikiCondition>;
