import { buildAppliedShape } from '@/lib/record/schema/field-schemas';
import { CitingPage, FieldProvenance } from '@/lib/record/schema/parts';
import { Timestamp } from '@/lib/record/schema/primitives';
import { Access } from '@/lib/record/schema/vocabulary';
import { z } from '@/lib/record/schema/zod';
import { LINK_STATES } from '@/lib/record/vocabulary';
import { Claims } from './claims';
import { PageLink } from './page-link';
import { ReaderVerdict } from './reader-verdict';
import { FieldFault, FieldValue, MergeBase, SyncedField, SyncedValues } from './sync';

/** Why a wiki rejects a source. The source is sent again only after a save, a change of the settings or a request of the reader. */
export const Rejection = z.discriminatedUnion('kind', [
  /** The wiki cannot store these fields. The faults were found before sending, or the wiki reported them. */
  z.strictObject({ kind: z.literal('fields'), faults: z.array(FieldFault) }),
  /** The wiki repeatedly returned a server error when this source was sent alone. */
  z.strictObject({ kind: z.literal('server-error') }),
  /** Another source of the reader is already linked to this resource of the wiki. */
  z.strictObject({ kind: z.literal('duplicate'), stableId: z.string() }),
  /** The wiki rejected the request without naming a field, for example because it is too large. */
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

/** What a wiki reports about the text that it stores for a source. A value is null if the wiki does not report it. */
export const RemoteText = z.strictObject({
  fetchedAt: z.nullable(z.string()),
  length: z.nullable(z.number()),
  hash: z.nullable(z.string()),
  /** The beginning of the text, so that both texts can be shown. Absent in entries of earlier versions. */
  excerpt: z.optional(z.nullable(z.string())),
});
export type RemoteText = z.infer<typeof RemoteText>;

/** The status of the text of a source. `sha256` is the hash of the local text (a `Snapshot`) that the status is about. */
export const TextStatus = z.discriminatedUnion('kind', [
  /** Nothing was sent or decided. */
  z.strictObject({ kind: z.literal('none') }),
  /** The reader has to decide: the policy asks each time, or the wiki stores another text. */
  z.strictObject({
    kind: z.literal('decision-needed'),
    sha256: z.string(),
    remoteText: z.nullable(RemoteText),
    /** The restriction that the reader already accepted. The decision is needed again because the wiki stores another text. */
    acceptedRestriction: z.optional(Access),
  }),
  /** The reader agreed to send this text. If `remoteText` is not null, it was shown and may be replaced. */
  z.strictObject({
    kind: z.literal('approved'),
    sha256: z.string(),
    remoteText: z.nullable(RemoteText),
    /** The restriction of the page when the reader agreed. Absent if the page was public. */
    acceptedRestriction: z.optional(Access),
  }),
  z.strictObject({
    kind: z.literal('sent'),
    sha256: z.string(),
    at: Timestamp,
    /** Whether the hash and the time of the text have not been written to the resource yet. */
    metadataPending: z.optional(z.boolean()),
  }),
  /** The text of the wiki stays, because it is the same or because the reader chose it. */
  z.strictObject({
    kind: z.literal('remote-kept'),
    sha256: z.string(),
    /** Set if the wiki had no text when the reader decided not to send this one. */
    isRemoteEmpty: z.optional(z.boolean()),
  }),
  /** A request failed and is retried. */
  z.strictObject({ kind: z.literal('waiting'), sha256: z.string() }),
  /** The page is not public, so its text is sent only after the reader agrees. */
  z.strictObject({ kind: z.literal('withheld'), sha256: z.string(), reason: Access }),
  /** The wiki rejected the text, for example because it is too long. */
  z.strictObject({ kind: z.literal('rejected'), sha256: z.string() }),
]);
export type TextStatus = z.infer<typeof TextStatus>;

/** The link state that a wiki stores for a source. `checkedAt` is null if the wiki does not report the time of the check. */
export const RemoteLinkState = z.strictObject({
  state: z.enum(LINK_STATES),
  checkedAt: z.nullable(z.string()),
});
export type RemoteLinkState = z.infer<typeof RemoteLinkState>;

/** The values of a resource when it was last read. They are stored so that both sides can be compared offline. */
export const RemoteSnapshot = z.strictObject({
  fields: SyncedValues,
  updatedAt: z.nullable(z.string()),
  readAt: Timestamp,
  /** The permanent id of the resource on the wiki. Null if it has none. */
  stableId: z.optional(z.nullable(z.string())),
  linkState: z.optional(z.nullable(RemoteLinkState)),
});
export type RemoteSnapshot = z.infer<typeof RemoteSnapshot>;

/** The pages of a wiki that cite a source, and when they were read. */
export const CitingPages = z.strictObject({
  pages: z.array(CitingPage),
  readAt: Timestamp,
  /** The page ids that the wiki listed, including deleted pages. Absent in entries of earlier versions. */
  requestedIds: z.optional(z.array(z.string())),
  /** When the pages that were missing were requested again. Absent if they were not. */
  missingReadAt: z.optional(Timestamp),
});
export type CitingPages = z.infer<typeof CitingPages>;

/** The side whose value the reader chose for a field. */
export const ChoiceSide = z.enum(['local', 'remote']);
export type ChoiceSide = z.infer<typeof ChoiceSide>;

/** The delay in ms before a choice of the reader is sent. A choice that is undone during the delay never leaves the browser. */
export const CHOICE_DELAY_MS = 10_000;

/** The data with which the choice of a reader in one field can be undone. */
export const ChoiceUndo = z.strictObject({
  side: ChoiceSide,
  /** Why the field needed a choice: it was one of the `conflictFields`, `divergentFields` or `offeredFields` of the entry. */
  openReason: z.enum(['conflict', 'divergent', 'offered']),
  /** The id of the resource whose value was compared. */
  remoteId: z.nullable(z.string()),
  /** The merge base of the field before the choice. Null if it had none. */
  mergeBase: z.nullable(z.strictObject({ local: FieldValue, remote: FieldValue })),
  /** The value that the choice gave to the source. Absent if the source did not change. */
  appliedValue: z.optional(FieldValue),
  /** The replaced values of the source, including the quotes of key points. Null if the source did not change. */
  previousValues: z.nullable(z.partial(z.strictObject(buildAppliedShape()))),
  provenance: z.nullable(FieldProvenance),
});
export type ChoiceUndo = z.infer<typeof ChoiceUndo>;

const sharedShape = {
  wikiId: z.string(),
  stableId: z.string(),
  /** The number of saves of the source. A save during a write increases it, so that the end of the write does not settle the entry. */
  revision: z.int(),

  /** The id of the linked resource on the wiki. Null if none was found, or none was looked up yet. */
  remoteId: z.nullable(z.string()),
  remoteUrl: z.nullable(z.string()),
  /** All resources that the lookup returned, beginning with the linked resource. */
  remoteMatches: z.array(RemoteMatch),
  remoteSnapshot: z.nullable(RemoteSnapshot),
  /** The time of the last attempt to read the resource. Absent before the first attempt. */
  remoteCheckedAt: z.optional(Timestamp),
  /** The last change of the resource by others, with the fields that it changed. Absent if there was none. */
  remoteChange: z.optional(z.strictObject({ at: Timestamp, fields: z.array(SyncedField) })),
  /** Whether the resource was created without its permanent id, because a server error may have been caused by the id. */
  permanentIdPending: z.optional(z.boolean()),
  /** The number of resources on the wiki when the lookup found nothing. The next save removes it. */
  notFoundAtTotal: z.optional(z.int()),

  mergeBase: MergeBase,
  /** The values that become part of the merge base if the write in flight arrives. Null if no write is in flight. */
  pendingBase: z.nullable(MergeBase),
  /** Fields that were written but not read back yet. The next read shows whether the wiki dropped them. */
  unverifiedFields: z.array(SyncedField),
  /** The fields for which the reader chose the local value. The values are the remote values that were shown. */
  localOverrides: SyncedValues,
  /** The lists in `localOverrides` that are merged with the remote list, because the reader chose several fields at once. */
  listsToMerge: z.optional(z.array(SyncedField)),
  /** The undo data of the last choice in each field. */
  undoByField: z.optional(z.partialRecord(SyncedField, ChoiceUndo)),
  /** Fields in which the values of both sides stay until the reader chooses. */
  divergentFields: z.array(SyncedField),
  /** Fields that have a remote value and no local value. */
  offeredFields: z.array(SyncedField),
  /** Fields that the wiki cannot store, dropped, or cannot empty. */
  localOnlyFields: z.array(SyncedField),

  /** Lists on which the wiki fails (docs/wiki-protocol.md, section 10). They are sent again at `deferredUntil`. */
  deferredFields: z.array(SyncedField),
  deferredAttempts: z.int(),
  deferredUntil: z.nullable(Timestamp),

  /** The number of consecutive failed attempts to send this source. */
  attempts: z.int(),
  /** The number of consecutive server errors when this source was sent alone. */
  serverErrors: z.int(),
  /** The maximum size of a batch with this source. It is halved when a batch fails, so that the item at fault is found. */
  maxBatchSize: z.int(),

  textStatus: TextStatus,
  /** The number of consecutive failures to send the text or the link state. Absent means 0. */
  followUpAttempts: z.optional(z.int()),
  citingPages: z.nullable(CitingPages),
  /** The claims on pages of the wiki that rest on the source. Absent until they were read. */
  claims: z.optional(Claims),
  /** One index key for each verdict on these claims: the wiki id, a space and the verdict. */
  claimKeys: z.optional(z.array(z.string())),
  /** The links from pages of the wiki that the reader added. Absent means none. */
  pageLinks: z.optional(z.array(PageLink)),
  /** The verdicts that the reader set on claims. Absent means none. */
  readerVerdicts: z.optional(z.array(ReaderVerdict)),
};

/**
 * The sync status of one source with one wiki. Its key is the wiki id and the stable id. Every save of the source also writes the entry,
 * in the same transaction. A flush handles the entry at `nextAttemptAt`; null means that it waits for the next event. lib/wiki/README.md
 * draws the transitions, and lib/wiki/outbox/transition.ts is the only code that changes the status.
 */
export const OutboxEntry = z.discriminatedUnion('status', [
  /** Nothing is to be sent: the source was never queued, or it is in the bin. */
  z.strictObject({ ...sharedShape, status: z.literal('local-only'), nextAttemptAt: z.null() }),
  z.strictObject({ ...sharedShape, status: z.literal('waiting'), nextAttemptAt: Timestamp }),
  /** A write is in flight. If the worker is killed, the status stays, and it is unknown whether the write arrived. */
  z.strictObject({ ...sharedShape, status: z.literal('sending'), nextAttemptAt: Timestamp }),
  /** The attempt failed. `reason` is a `kind` of `WikiProblem`, or `wiki-busy` if other clients keep adding resources. */
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
  /** Both sides changed these fields. All other fields are synced. */
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

export type EntryKey = Pick<OutboxEntry, 'wikiId' | 'stableId'>;

/** The fields that an entry has in every status. */
export type SharedEntryFields = Omit<Extract<OutboxEntry, { status: 'waiting' }>, 'status' | 'nextAttemptAt'>;
