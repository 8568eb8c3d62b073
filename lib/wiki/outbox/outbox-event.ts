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
 * All events of an outbox entry. `now` is the time of the event, `random` a number from 0 to 1 for the jitter of a backoff.
 * lib/wiki/README.md lists the transitions of each event.
 */
export type OutboxEvent =
  /** The source was saved, deleted or restored. */
  | { type: 'source-saved'; now: Date }
  /** The source was deleted or is in the bin. The wiki keeps its resource. */
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
  /** The linked resource no longer exists on the wiki. */
  | { type: 'unlinked'; now: Date; random: number }
  /** The linked resource was read and merged. */
  | { type: 'remote-read'; plan: MergePlan; resource: RemoteResource; now: Date }
  /** A write is about to be sent. `isNew`: it creates the resource. */
  | { type: 'write-started'; pendingBase: MergeBase; isNew: boolean; now: Date }
  /** The wiki confirmed the write, which is read back next. */
  | { type: 'write-confirmed'; now: Date }
  /** The details of a resource that was just created are about to be sent. */
  | { type: 'details-started'; pendingBase: MergeBase }
  /** No field is left to send. `hasFollowUps`: the text or the link state still has to be sent. */
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
  /** The wiki fails on these lists. The next attempt follows at once and leaves them out. */
  | { type: 'lists-deferred'; fields: SyncedField[]; serverErrors: number; now: Date }
  /** The attempt failed. `serverErrors`: the new count; absent: it was not a server error. */
  | { type: 'attempt-failed'; until: Date; reason: string; serverErrors?: number }
  | { type: 'rejected'; rejection: Rejection; matches?: RemoteMatch[] }
  | { type: 'text-changed'; textStatus: TextStatus }
  | { type: 'citing-pages-read'; citingPages: CitingPages };
