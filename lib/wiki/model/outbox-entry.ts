import { buildAppliedShape } from '@/lib/record/schema/field-schemas';
import { CitingPage, FieldProvenance } from '@/lib/record/schema/parts';
import { Timestamp } from '@/lib/record/schema/primitives';
import { Access } from '@/lib/record/schema/vocabulary';
import { z } from '@/lib/record/schema/zod';
import { LINK_STATES } from '@/lib/record/vocabulary';
import { FieldFault, FieldValue, MergeBase, SyncedField, SyncedValues } from './sync';

/** Why a wiki rejects a source. Sending is not retried until the source, the settings or the reader change something. */
export const Rejection = z.discriminatedUnion('kind', [
  /** The faults of these fields were found before sending or reported by the wiki. */
  z.strictObject({ kind: z.literal('fields'), faults: z.array(FieldFault) }),
  /** The wiki repeatedly returned a server error when this source was sent alone. */
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

/** What was read about the text that a wiki stores for a page; null: the wiki does not report it. */
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
    /** The restriction that the reader accepted before the wiki turned out to store another text. */
    acceptedRestriction: z.optional(Access),
  }),
  /** The reader agreed to send this text, replacing `remoteText` if that was shown. */
  z.strictObject({
    kind: z.literal('approved'),
    sha256: z.string(),
    remoteText: z.nullable(RemoteText),
    /** The restriction of the page when the reader agreed; absent: the page was public. */
    acceptedRestriction: z.optional(Access),
  }),
  z.strictObject({
    kind: z.literal('sent'),
    sha256: z.string(),
    at: Timestamp,
    /** Whether the hash and the time of the text are still to be written to the resource. */
    metadataPending: z.optional(z.boolean()),
  }),
  /** The remote text stays because it is the same, or because the reader chose it. */
  z.strictObject({ kind: z.literal('remote-kept'), sha256: z.string() }),
  z.strictObject({ kind: z.literal('waiting'), sha256: z.string() }),
  z.strictObject({ kind: z.literal('withheld'), sha256: z.string(), reason: Access }),
  /** The wiki rejected the text, for example because it is too long. */
  z.strictObject({ kind: z.literal('rejected'), sha256: z.string() }),
]);
export type TextStatus = z.infer<typeof TextStatus>;

/** The link state that a wiki stores for a source; `checkedAt` null: the wiki does not report the time of the check. */
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
  /** The page ids that the wiki listed, including deleted pages; absent in older rows. */
  requestedIds: z.optional(z.array(z.string())),
});
export type CitingPages = z.infer<typeof CitingPages>;

/** The side whose value the reader chose for a field. */
export const ChoiceSide = z.enum(['local', 'remote']);
export type ChoiceSide = z.infer<typeof ChoiceSide>;

/** The delay in ms before a choice of the reader is sent. A choice that is undone within it never leaves the browser. */
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
  /** All resources that the lookup returned, the linked one first. */
  remoteMatches: z.array(RemoteMatch),
  remoteSnapshot: z.nullable(RemoteSnapshot),
  /** Number of resources on the wiki when the lookup found nothing; removed by the next save. */
  notFoundAtTotal: z.optional(z.int()),

  mergeBase: MergeBase,
  /** Becomes part of the merge base if the write in flight arrives; null: no write is in flight. */
  pendingBase: z.nullable(MergeBase),
  /** Fields that were written but not read back yet. If the read lacks one, the wiki dropped it. */
  unverifiedFields: z.array(SyncedField),
  /** Fields for which the reader chose the local value, with the remote value that was shown. */
  localOverrides: SyncedValues,
  /** What the last choice in each field replaced. */
  undoByField: z.optional(z.partialRecord(SyncedField, ChoiceUndo)),
  /** Fields in which each side keeps its own value until the reader chooses. */
  divergentFields: z.array(SyncedField),
  /** Fields that have a remote value and no local one. */
  offeredFields: z.array(SyncedField),
  /** Fields that the wiki cannot store, that it dropped, or that it cannot empty. */
  localOnlyFields: z.array(SyncedField),

  /** Lists that a wiki with the fault of docs/wiki-protocol.md, section 10, rejected; sent again at `deferredUntil`. */
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
 * The sync state of one source with one wiki. Its key is the wiki id and the stable id. Every save of the source writes it
 * in the same transaction. `nextAttemptAt` is the time from which a flush handles it; null: not before the next event.
 * lib/wiki/README.md draws the transitions; lib/wiki/outbox/transition.ts is the only code that
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

/** The sync status of a source with a wiki. */
export type OutboxStatus = OutboxEntry['status'];

/** The key of an entry. */
export type EntryKey = Pick<OutboxEntry, 'wikiId' | 'stableId'>;

/** The fields that an entry has in every status. */
export type SharedEntryFields = Omit<Extract<OutboxEntry, { status: 'waiting' }>, 'status' | 'nextAttemptAt'>;
