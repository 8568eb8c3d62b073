import { Timestamp } from '@/lib/record/schema/primitives';
import { z } from '@/lib/record/schema/zod';

/** Whether requests to a wiki are possible now. It is stored so that a pause continues after the worker was killed. */
export const WikiCondition = z.strictObject({
  wikiId: z.string(),
  /** No request is made before this time. */
  pausedUntil: z.nullable(Timestamp),
  /** No write is made before this time. Wikis limit reads and writes separately (docs/wiki-protocol.md, section 3). */
  writesPausedUntil: z.optional(z.nullable(Timestamp)),
  /** The `kind` of the `WikiProblem` that stopped or paused the whole wiki. Null if it is neither stopped nor paused. */
  reason: z.nullable(z.string()),
  /** Whether no request is made until the reader changes the token, the permission or the base URL. */
  isStopped: z.boolean(),
  /**
   * The last request that the wiki denied (HTTP 403 or a redirect). A denial about a different `subject` stops the wiki. The
   * subject is a stable id. Null after a successful request of the same category.
   */
  denied: z.optional(z.nullable(z.strictObject({ subject: z.string(), isWrite: z.boolean() }))),
  /** The number of consecutive requests without a usable response. */
  failureCount: z.int(),
  /** The number of consecutive signs that the wiki fails on lists. A source that it stored with lists resets the count. */
  listFaultCount: z.int(),
  /** The stable id of the last source that the wiki stored only without its lists. One source counts once. */
  listFaultSource: z.optional(z.string()),
  /**
   * Set while the wiki fails on lists. Until `retryAt` the lists of every source are deferred; then one source tries them again.
   * `attempts` is the number of such tries that failed.
   */
  listFault: z.optional(z.nullable(z.strictObject({ retryAt: Timestamp, attempts: z.int() }))),
  /** The maximum size of the next batch. If `isRunning` is true after a restart, the worker was killed during a batch. */
  batch: z.optional(z.strictObject({ maxSize: z.int(), isRunning: z.boolean() })),
  /** The time from which each missing feature is tried again. */
  unsupportedUntil: z.optional(
    z.partialRecord(z.enum(['details', 'link-state', 'fetched-at', 'verdicts']), Timestamp),
  ),
});
export type WikiCondition = z.infer<typeof WikiCondition>;
