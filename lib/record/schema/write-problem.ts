import { DraftProblem } from './draft';
import { z } from './zod';

/** The reason why a write failed. For each kind, `_locales` has a sentence that says what the reader can do. */
export const WriteProblem = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('invalid'), problems: z.array(DraftProblem) }),
  z.strictObject({ kind: z.literal('disk-full') }),
  z.strictObject({ kind: z.literal('store-failed'), name: z.string() }),
  z.strictObject({ kind: z.literal('write-not-verified') }),
  z.strictObject({ kind: z.literal('no-such-source') }),
  z.strictObject({ kind: z.literal('no-such-venue') }),
  /** An Undo failed, because it would overwrite a later change of the venue `name`. */
  z.strictObject({ kind: z.literal('venue-changed'), name: z.string() }),
  /** An Undo failed, because it would overwrite the venue list `name`, which was changed or imported again since. */
  z.strictObject({ kind: z.literal('venue-list-changed'), name: z.string() }),
  /** Another source, with the title `title`, already has this URL. */
  z.strictObject({ kind: z.literal('url-taken'), title: z.string() }),
  /** An Undo failed, because it would overwrite a later change of the URL. */
  z.strictObject({ kind: z.literal('url-changed') }),
  /**
   * A merge cannot be undone, because the source that resulted from it (title `target`) was later merged into the source with the
   * title `into`. The reader has to undo the later merge first.
   */
  z.strictObject({ kind: z.literal('merged-again'), target: z.string(), into: z.string() }),
  /** The worker was stopped or did not respond. It is unknown whether the write happened. The request can be repeated safely. */
  z.strictObject({ kind: z.literal('no-response') }),
  /** The worker is still handling the request after the maximum time of a request. The request may succeed later. */
  z.strictObject({ kind: z.literal('still-running') }),
  /** A request to a wiki failed. `reason` is the `kind` of a `WikiProblem` or of a connection test. */
  z.strictObject({
    kind: z.literal('wiki'),
    reason: z.string(),
    retryAfterMs: z.nullable(z.number()),
    status: z.nullable(z.number()),
  }),
  /** A message between contexts of the extension did not match its schema. */
  z.strictObject({ kind: z.literal('bad-message') }),
]);
export type WriteProblem = z.infer<typeof WriteProblem>;
