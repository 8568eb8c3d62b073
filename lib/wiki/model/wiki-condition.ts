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
  /** The number of consecutive requests without a usable response. */
  failureCount: z.int(),
  /**
   * The number of consecutive sources that the wiki stored only without their lists. From three on, the lists of every source are
   * deferred before its first attempt.
   */
  listFaultCount: z.int(),
  /** The maximum size of the next batch. If `isRunning` is true after a restart, the worker was killed during a batch. */
  batch: z.optional(z.strictObject({ maxSize: z.int(), isRunning: z.boolean() })),
  /** The time from which each missing feature is tried again. */
  unsupportedUntil: z.optional(z.partialRecord(z.enum(['details', 'link-state', 'fetched-at']), Timestamp)),
});
export type WikiCondition = z.infer<typeof WikiCondition>;
