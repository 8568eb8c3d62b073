import type { CitingPage } from '@/lib/record/schema/parts';
import type { MergePlan } from '@/lib/wiki/merge/plan-merge';
import type { Claim, Claims } from '@/lib/wiki/model/claims';
import type {
  CitingPages,
  Rejection,
  RemoteMatch,
  SharedEntryFields,
  TextStatus,
} from '@/lib/wiki/model/outbox-entry';
import type { ReaderVerdict } from '@/lib/wiki/model/reader-verdict';
import type { MergeBase, SyncedField } from '@/lib/wiki/model/sync';
import type { RemoteResource } from '@/lib/wiki/model/wiki';

/** The fields of an entry that change when the reader makes or undoes a choice. */
export type ChoiceChanges = Partial<
  Pick<
    SharedEntryFields,
    'mergeBase' | 'localOverrides' | 'listsToMerge' | 'divergentFields' | 'offeredFields' | 'undoByField'
  >
>;

/**
 * The events of an outbox entry. `now` is the time of the event, and `random` a number from 0 to 1 for the jitter of a backoff.
 * lib/wiki/README.md lists the transitions.
 */
export type OutboxEvent =
  /** The source was saved, deleted or restored. */
  | { type: 'source-saved'; now: Date }
  /** A flush found that the source was deleted or is in the bin. The resource of the wiki stays. */
  | { type: 'source-removed' }
  /** The reader or a change of the settings requests an attempt. With `shouldRetryDeferred`, it includes deferred lists. */
  | { type: 'requeued'; now: Date; shouldRetryDeferred: boolean }
  | { type: 'network-restored'; now: Date }
  /** The reader chose a side or undid a choice. Fields in `conflictFields` still need a choice. */
  | { type: 'choice-changed'; changes: ChoiceChanges; conflictFields: SyncedField[]; nextAttemptAt: Date }
  /** The lookup found nothing. The wiki had `total` resources at that time. */
  | { type: 'not-found'; total: number }
  /** The lookup found `matches`, and the source is linked to `match`. */
  | { type: 'linked'; match: RemoteMatch; matches: RemoteMatch[] }
  /** The linked resource no longer exists on the wiki. */
  | { type: 'unlinked'; now: Date; random: number }
  /** The linked resource was read and merged. */
  | { type: 'remote-read'; plan: MergePlan; resource: RemoteResource; now: Date }
  /** The check for changes by others read the resource, or tried to. */
  | { type: 'remote-checked'; at: string }
  /** A write is about to be sent. `isNew` is true if it creates the resource. */
  | {
      type: 'write-started';
      pendingBase: MergeBase;
      isNew: boolean;
      now: Date;
      isPermanentIdOmitted?: boolean;
    }
  /** The permanent id of a resource was sent, or the wiki does not accept it. */
  | { type: 'permanent-id-settled' }
  /** The wiki confirmed the write. The next read verifies it. */
  | { type: 'write-confirmed'; now: Date }
  /** The details (identifiers, forum) of a new resource are about to be sent. */
  | { type: 'details-started'; pendingBase: MergeBase }
  /** No field is left to send. `hasFollowUps` is true if the text or the link state still has to be sent. */
  | {
      type: 'settled';
      conflictFields: SyncedField[];
      deferredFields: SyncedField[];
      /** The time from which lists are sent to the wiki again. Null if each source has its own time. */
      deferUntil: string | null;
      hasFollowUps: boolean;
      now: Date;
    }
  /** Text and link state were sent. */
  | { type: 'follow-ups-sent'; now: Date }
  /** Text or link state could not be sent. The entry stays due at the time that `settled` scheduled. */
  | { type: 'follow-ups-failed' }
  /** The wiki is paused, or a verdict can still be undone. The rest is sent at `until`. */
  | { type: 'follow-ups-paused'; until: string }
  /** The wiki still fails on lists, as another source showed. */
  | { type: 'lists-postponed'; until: string }
  /** The attempt ended early and is repeated at `at`. It does not count as a failure of this source. */
  | { type: 'interrupted'; at: Date }
  /** The batch failed. The next batch with this source has at most `maxBatchSize` sources, and it includes deferred lists. */
  | { type: 'batch-split'; maxBatchSize: number; now: Date }
  /** The wiki fails on these lists. The next attempt follows at once and omits them. */
  | { type: 'lists-deferred'; fields: SyncedField[]; serverErrors: number; now: Date; until: string | null }
  /** The attempt failed. `serverErrors` is the new count, or absent if it was not a server error. */
  | { type: 'attempt-failed'; until: Date; reason: string; serverErrors?: number }
  | { type: 'rejected'; rejection: Rejection; matches?: RemoteMatch[] }
  | { type: 'text-changed'; textStatus: TextStatus }
  | { type: 'citing-pages-read'; citingPages: CitingPages }
  | { type: 'claims-read'; claims: Claims }
  /** The reader linked a page of the wiki to the source, or removed such a link. */
  | { type: 'page-link-chosen'; page: CitingPage; isLinked: boolean; now: Date }
  /** The pages that cite the source were read, and the reader's links are about to be written. */
  | { type: 'page-links-started'; citingPageIds: string[] }
  /** The wiki does not have these pages. */
  | { type: 'page-links-missing'; pageIds: string[] }
  /** The reader set a verdict on a claim. It is sent at `nextAttemptAt`. */
  | { type: 'verdict-chosen'; readerVerdict: ReaderVerdict; nextAttemptAt: Date }
  /** The reader withdrew a verdict that was not sent, or dismissed its outcome. */
  | { type: 'verdict-withdrawn'; pageId: string; footnote: number }
  /** The flush is about to send a verdict, or knows its outcome. `claim` is the claim as it was read last. */
  | {
      type: 'verdict-status-changed';
      readerVerdict: ReaderVerdict;
      status: ReaderVerdict['status'];
      claim?: Claim;
    };
