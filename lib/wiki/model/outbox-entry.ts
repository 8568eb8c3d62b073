import { buildAppliedShape } from '@/lib/record/schema/field-schemas';
import { CitingPage, FieldProvenance } from '@/lib/record/schema/parts';
import { Timestamp } from '@/lib/record/schema/primitives';
import { Access } from '@/lib/record/schema/vocabulary';
import { z } from '@/lib/record/schema/zod';
import { LINK_STATES } from '@/lib/record/vocabulary';
import { FieldFault, FieldValue, MergeBase, SyncedField, SyncedValues } from './sync';

/** Why a wiki does not take a source until somebody changes something. */
export const Rejection = z.discriminatedUnion('kind', [
  /** These fields have to be changed: found before sending, or named by the wiki. */
  z.strictObject({ kind: z.literal('fields'), faults: z.array(FieldFault) }),
  /** The wiki answers this source, sent alone, with a server error again and again. */
  z.strictObject({ kind: z.literal('server-error') }),
  /** Another source of the reader is already linked to this resource of the wiki. */
  z.strictObject({ kind: z.literal('duplicate'), stableId: z.string() }),
  /** The address is longer than the wiki allows, or the wiki calls the request invalid without a reason. */
  z.strictObject({ kind: z.literal('invalid') }),
]);
export type Rejection = z.infer<typeof Rejection>;

/** One resource of a wiki that a lookup returned. */
export const RemoteMatch = z.strictObject({
  remoteId: z.string(),
  url: z.string(),
  title: z.nullable(z.string()),
});
export type RemoteMatch = z.infer<typeof RemoteMatch>;

/** The text that a wiki stores for a page, as far as it was read. */
export const RemoteText = z.strictObject({
  fetchedAt: z.nullable(z.string()),
  length: z.nullable(z.number()),
  hash: z.nullable(z.string()),
  /** The beginning of the text, for showing both sides; absent in rows written before it was stored. */
  excerpt: z.optional(z.nullable(z.string())),
});
export type RemoteText = z.infer<typeof RemoteText>;

/** What is known and decided about sending the text of a page. `sha256` is the hash of the snapshot. */
export const TextStatus = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** The reader has to decide: the policy asks each time, or the wiki stores another text. */
  z.strictObject({
    kind: z.literal('decision-needed'),
    sha256: z.string(),
    remoteText: z.nullable(RemoteText),
    /** As in `approved`: the reader agreed already, and then the wiki turned out to store another text. */
    acceptedRestriction: z.optional(Access),
  }),
  /** The reader agreed to send this text, replacing `remoteText` if that was shown. */
  z.strictObject({
    kind: z.literal('approved'),
    sha256: z.string(),
    remoteText: z.nullable(RemoteText),
    /** The access restriction of the page that the reader knew of when agreeing; absent: the page was public. */
    acceptedRestriction: z.optional(Access),
  }),
  z.strictObject({
    kind: z.literal('sent'),
    sha256: z.string(),
    at: Timestamp,
    /** Whether the resource does not say yet which text it has and when that was read. */
    metadataPending: z.optional(z.boolean()),
  }),
  /** The text of the wiki stays: it is the same one, or the reader chose it. */
  z.strictObject({ kind: z.literal('remote-kept'), sha256: z.string() }),
  z.strictObject({ kind: z.literal('waiting'), sha256: z.string() }),
  z.strictObject({ kind: z.literal('withheld'), sha256: z.string(), reason: Access }),
  /** The wiki cannot take the text: it is too long. */
  z.strictObject({ kind: z.literal('rejected'), sha256: z.string() }),
]);
export type TextStatus = z.infer<typeof TextStatus>;

/** What a wiki says about the address of a source; `checkedAt` null: the wiki does not say when it was checked. */
export const RemoteLinkState = z.strictObject({
  state: z.enum(LINK_STATES),
  checkedAt: z.nullable(z.string()),
});
export type RemoteLinkState = z.infer<typeof RemoteLinkState>;

/** The values of a resource as they were last read, for comparing both sides without a connection. */
export const RemoteSnapshot = z.strictObject({
  fields: SyncedValues,
  updatedAt: z.nullable(z.string()),
  readAt: Timestamp,
  /** The permanent id of the resource on the wiki; null: it has none. */
  stableId: z.optional(z.nullable(z.string())),
  linkState: z.optional(z.nullable(RemoteLinkState)),
});
export type RemoteSnapshot = z.infer<typeof RemoteSnapshot>;

/** The pages of a wiki that cite a source, and when they were read. */
export const CitingPages = z.strictObject({
  pages: z.array(CitingPage),
  readAt: Timestamp,
  /** The page ids that the wiki listed, also of pages that have vanished; absent in older rows. */
  requestedIds: z.optional(z.array(z.string())),
});
export type CitingPages = z.infer<typeof CitingPages>;

/** The side whose value the reader chose for a field. */
export const ChoiceSide = z.enum(['local', 'remote']);
export type ChoiceSide = z.infer<typeof ChoiceSide>;

/** How long a choice of the reader is not sent, in ms. A choice that is undone in this time never left the browser. */
export const CHOICE_DELAY_MS = 10_000;

/** What a choice of the reader replaced in one field, so that it can be undone. */
export const ChoiceUndo = z.strictObject({
  side: ChoiceSide,
  /** Why the field needed a choice. */
  openReason: z.enum(['conflict', 'divergent', 'offered']),
  /** The resource that the choice was made against. */
  remoteId: z.nullable(z.string()),
  /** The merge base of the field before the choice; null: it had none. */
  mergeBase: z.nullable(z.strictObject({ local: FieldValue, remote: FieldValue })),
  /** The value that the choice gave to the source; absent: the source did not change. */
  appliedValue: z.optional(FieldValue),
  /** The fields of the source that the choice replaced, with their quotes; null: none. */
  previousValues: z.nullable(z.partial(z.strictObject(buildAppliedShape()))),
  provenance: z.nullable(FieldProvenance),
});
export type ChoiceUndo = z.infer<typeof ChoiceUndo>;

const sharedShape = {
  wikiId: z.string(),
  stableId: z.string(),
  /** Counts the saves of the source. A write that began under an older revision leaves the entry waiting. */
  revision: z.int(),

  /** The id of the linked resource on the wiki; null: the wiki does not know the source, or was not asked yet. */
  remoteId: z.nullable(z.string()),
  remoteUrl: z.nullable(z.string()),
  /** Everything that the lookup returned, the linked resource first. */
  remoteMatches: z.array(RemoteMatch),
  remoteSnapshot: z.nullable(RemoteSnapshot),
  /** Number of resources on the wiki when the lookup found nothing; removed by the next save. */
  notFoundAtTotal: z.optional(z.int()),

  mergeBase: MergeBase,
  /** Becomes part of the merge base if the write in flight arrives; null: no write was started. */
  pendingBase: z.nullable(MergeBase),
  /** Fields that were written and not read back yet. Those that are missing then were dropped by the wiki. */
  unverifiedFields: z.array(SyncedField),
  /** Fields for which the reader chose the local value, with the remote value that was shown. */
  localOverrides: SyncedValues,
  /** What the last choice in each field replaced. */
  undoByField: z.optional(z.partialRecord(SyncedField, ChoiceUndo)),
  /** Fields in which each side keeps its own value until the reader chooses. */
  divergentFields: z.array(SyncedField),
  /** Fields that are empty here and that the wiki offers. */
  offeredFields: z.array(SyncedField),
  /** Fields that the wiki cannot store, that it dropped, or that cannot be emptied there. */
  localOnlyFields: z.array(SyncedField),

  /** Lists that a wiki with the known fault could not take yet (docs/wiki-protocol.md); sent again at `deferredUntil`. */
  deferredFields: z.array(SyncedField),
  deferredAttempts: z.int(),
  deferredUntil: z.nullable(Timestamp),

  /** Consecutive failures of this source alone. */
  attempts: z.int(),
  /** Consecutive server errors of this source when it was sent alone. */
  serverErrors: z.int(),
  /** How many new sources may share a batch with this one: halved when a batch fails, to find the bad item. */
  maxBatchSize: z.int(),

  textStatus: TextStatus,
  /** Consecutive failures of the text or the link state while the fields are synced; absent: none. */
  followUpAttempts: z.optional(z.int()),
  citingPages: z.nullable(CitingPages),
};

/**
 * What is known and planned about one source with one wiki. Its key is the wiki id and the stable id. It is written in
 * the transaction of every save of the source. `nextAttemptAt` is when the next flush takes it up; null: never, unless
 * something happens. lib/wiki/README.md draws the transitions; lib/wiki/outbox/transition.ts is the only code that
 * changes the status.
 */
export const OutboxEntry = z.discriminatedUnion('status', [
  /** Nothing is to be sent: the source was never queued, or it is in the bin. */
  z.strictObject({ ...sharedShape, status: z.literal('local-only'), nextAttemptAt: z.null() }),
  z.strictObject({ ...sharedShape, status: z.literal('waiting'), nextAttemptAt: Timestamp }),
  /** A write is in flight. Found after a restart, it means that nobody knows whether the write arrived. */
  z.strictObject({ ...sharedShape, status: z.literal('sending'), nextAttemptAt: Timestamp }),
  /** The attempt failed. `reason` is a `kind` of WikiProblem, or `wiki-busy`. */
  z.strictObject({
    ...sharedShape,
    status: z.literal('delayed'),
    nextAttemptAt: Timestamp,
    reason: z.string(),
  }),
  z.strictObject({
    ...sharedShape,
    status: z.literal('synced'),
    nextAttemptAt: z.nullable(Timestamp),
    syncedAt: Timestamp,
  }),
  z.strictObject({
    ...sharedShape,
    status: z.literal('rejected'),
    nextAttemptAt: z.null(),
    rejection: Rejection,
  }),
  /** Both sides changed these fields. Everything else is synced. */
  z.strictObject({
    ...sharedShape,
    status: z.literal('conflict'),
    nextAttemptAt: z.nullable(Timestamp),
    conflictFields: z.array(SyncedField),
  }),
]);
export type OutboxEntry = z.infer<typeof OutboxEntry>;

/** How far a source has come with a wiki. */
export type OutboxStatus = OutboxEntry['status'];

/** The key of an entry. */
export type EntryKey = Pick<OutboxEntry, 'wikiId' | 'stableId'>;

/** The fields that an entry has in every status. */
export type SharedEntryFields = Omit<Extract<OutboxEntry, { status: 'waiting' }>, 'status' | 'nextAttemptAt'>;
