import { DraftProblem } from './draft';
import { z } from './zod';

/** Why a write to the database failed. Each kind has a sentence in `_locales` that says what the reader can do. */
export const WriteProblem = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('invalid'), problems: z.array(DraftProblem) }),
  z.strictObject({ kind: z.literal('disk-full') }),
  z.strictObject({ kind: z.literal('store-failed'), name: z.string() }),
  z.strictObject({ kind: z.literal('not-read-back') }),
  z.strictObject({ kind: z.literal('no-such-source') }),
  z.strictObject({ kind: z.literal('no-such-venue') }),
  /** Another record already has this address; `title` is its title. */
  z.strictObject({ kind: z.literal('url-taken'), title: z.string() }),
  /** The record `target`, which this one was merged into, was merged into a third one later: undo that merge first. */
  z.strictObject({ kind: z.literal('merged-again'), target: z.string(), into: z.string() }),
  /** The worker stopped or did not answer. The write may have happened or not; repeating it is safe. */
  z.strictObject({ kind: z.literal('no-response') }),
  /** A request to a wiki failed. `why` is the `kind` of a `WikiProblem` or of a connection test. */
  z.strictObject({
    kind: z.literal('wiki'),
    why: z.string(),
    waitMs: z.nullable(z.number()),
    status: z.nullable(z.number()),
  }),
  /** A message between contexts of the extension did not match its schema. */
  z.strictObject({ kind: z.literal('bad-message') }),
]);
export type WriteProblem = z.infer<typeof WriteProblem>;
