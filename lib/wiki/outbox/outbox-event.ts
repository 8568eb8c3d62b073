import type { MergePlan } from '@/lib/wiki/merge/plan-merge';
import type {
  CitingPages,
  Rejection,
  RemoteMatch,
  SharedEntryFields,
  TextStatus,
} from '@/lib/wiki/model/outbox-entry';
import type { MergeBase, SyncedField } from '@/lib/wiki/model/sync';
import type { RemoteResource } from '@/lib/wiki/model/wiki';

/** The fields of an entry that a choice of the reader, or its undo, changes. */
export type ChoiceChanges = Partial<
  Pick<
    SharedEntryFields,
    'mergeBase' | 'localOverrides' | 'divergentFields' | 'offeredFields' | 'undoByField'
  >
>;

/**
 * Everything that can happen to an entry of the outbox. `now` is the time of the event, `random` a number from 0 to 1
 * for the jitter of a backoff. lib/wiki/README.md lists from which status each event leads to which.
 */
export type OutboxEvent =
  /** The source was saved, deleted or restored. */
  | { type: 'source-saved'; now: Date }
  /** The source is in the bin or gone. What the wiki stores stays there. */
  | { type: 'source-removed' }
  /** The reader or a change of the settings asks for another attempt; `retryDeferred`: also for deferred lists. */
  | { type: 'requeued'; now: Date; retryDeferred: boolean }
  | { type: 'network-restored'; now: Date }
  /** The reader chose a side or undid a choice. Fields in `conflictFields` still need a choice. */
  | { type: 'choice-changed'; changes: ChoiceChanges; conflictFields: SyncedField[]; nextAttemptAt: Date }
  /** The lookup found nothing while the wiki had `total` resources. */
  | { type: 'not-found'; total: number }
  /** The lookup found resources; `match` is the one that the source is linked to. */
  | { type: 'linked'; match: RemoteMatch; matches: RemoteMatch[] }
  /** The linked resource is gone from the wiki. */
  | { type: 'unlinked'; now: Date; random: number }
  /** The linked resource was read and merged. */
  | { type: 'remote-read'; plan: MergePlan; resource: RemoteResource; now: Date }
  /** A write is about to leave. `isNew`: it creates the resource. */
  | { type: 'write-started'; pendingBase: MergeBase; isNew: boolean; now: Date }
  /** The wiki confirmed the write; it is still to be read back. */
  | { type: 'write-confirmed'; now: Date }
  /** The details of a resource that was just created are about to leave. */
  | { type: 'details-started'; pendingBase: MergeBase }
  /** The write arrived in full or nothing was left to send. `hasFollowUps`: the text or the link state is to be sent. */
  | {
      type: 'settled';
      conflictFields: SyncedField[];
      deferredFields: SyncedField[];
      hasFollowUps: boolean;
      now: Date;
    }
  /** Text and link state were sent. */
  | { type: 'follow-ups-sent'; now: Date }
  /** Text or link state failed. The attempt that `settled` scheduled stays. */
  | { type: 'follow-ups-failed' }
  /** The attempt ended without a result and is repeated at `at`. It does not count as a failure of this source. */
  | { type: 'interrupted'; at: Date }
  /** The batch failed; the next one with this source has at most `maxBatchSize` sources. */
  | { type: 'batch-split'; maxBatchSize: number; now: Date }
  /** The source arrives only without these lists: they are left out of the attempt that follows at once. */
  | { type: 'lists-deferred'; fields: SyncedField[]; serverErrors: number; now: Date }
  /** The attempt failed. `serverErrors`: the new count; absent: it was no error of the server. */
  | { type: 'attempt-failed'; until: Date; reason: string; serverErrors?: number }
  | { type: 'rejected'; rejection: Rejection; matches?: RemoteMatch[] }
  | { type: 'text-changed'; textStatus: TextStatus }
  | { type: 'citing-pages-read'; citingPages: CitingPages };
