import { Timestamp } from '@/lib/record/schema/primitives';
import { z } from '@/lib/record/schema/zod';

/** Whether requests to a wiki are possible at present. It is stored so that a requested pause outlives the worker. */
export const WikiCondition = z.strictObject({
  wikiId: z.string(),
  /** No request is made before this time. */
  pausedUntil: z.nullable(Timestamp),
  /** No write is made before this time: wikis limit reads and writes separately (docs/wiki-protocol.md). */
  writesPausedUntil: z.optional(z.nullable(Timestamp)),
  /** The `kind` of WikiProblem that stopped or paused the whole wiki; null: neither. */
  reason: z.nullable(z.string()),
  /** Whether no request is made until the reader changes the settings (token, permission, address). */
  isStopped: z.boolean(),
  /** Consecutive requests without a usable response. */
  failureCount: z.int(),
  /** Consecutive sources that arrived only without their lists. From three on, lists are deferred before the first attempt. */
  listFaultCount: z.int(),
  /** The maximum size of the next batch. `isRunning` after a restart means that the worker died during a batch. */
  batch: z.optional(z.strictObject({ maxSize: z.int(), isRunning: z.boolean() })),
  /** The time from which each missing feature is tried again. */
  unsupportedUntil: z.optional(z.partialRecord(z.enum(['details', 'link-state', 'fetched-at']), Timestamp)),
});
export type WikiCondition = z.infer<typeof WikiCondition>;
