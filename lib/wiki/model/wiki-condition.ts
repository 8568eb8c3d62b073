import { Timestamp } from '@/lib/record/schema/primitives';
import { z } from '@/lib/record/schema/zod';

/** How one wiki is doing as a whole. It is stored, so that a requested pause outlives the worker. */
export const WikiCondition = z.strictObject({
  wikiId: z.string(),
  /** No request is made before this time. */
  pausedUntil: z.nullable(Timestamp),
  /** No write is made before this time: wikis limit reads and writes separately (docs/wiki-protocol.md). */
  writesPausedUntil: z.optional(z.nullable(Timestamp)),
  /** Why the wiki is stopped or paused as a whole, a `kind` of WikiProblem; null: it is not. */
  reason: z.nullable(z.string()),
  /** Whether only the reader can help (token, permission, address): nothing is tried until the settings change. */
  isStopped: z.boolean(),
  /** Consecutive requests without a usable response. */
  failureCount: z.int(),
  /** Sources that arrived only without their lists. From three on, lists are left out at once. */
  listFaultCount: z.int(),
  /** The largest size of the next batch, and whether a batch is running: found after a restart, the worker died in it. */
  batch: z.optional(z.strictObject({ maxSize: z.int(), isRunning: z.boolean() })),
  /** Until when each missing feature of the wiki is not tried again. */
  unsupportedUntil: z.optional(z.partialRecord(z.enum(['details', 'link-state', 'fetched-at']), Timestamp)),
});
export type WikiCondition = z.infer<typeof WikiCondition>;
