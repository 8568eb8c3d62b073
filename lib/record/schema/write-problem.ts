import { DraftProblem } from './draft';
import { z } from './zod';

/** Why a write to the store did not happen. Each kind has a sentence in `_locales` that says what to do. */
export const WriteProblem = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('invalid'), problems: z.array(DraftProblem) }),
  z.strictObject({ kind: z.literal('disk-full') }),
  z.strictObject({ kind: z.literal('store-failed'), name: z.string() }),
  z.strictObject({ kind: z.literal('not-read-back') }),
  z.strictObject({ kind: z.literal('no-such-source') }),
  z.strictObject({ kind: z.literal('no-such-venue') }),
  /** Another record, named by its title, has this address already. */
  z.strictObject({ kind: z.literal('address-taken'), title: z.string() }),
  /** The record `target`, which this one was merged into, was merged into a third one later: undo that merge first. */
  z.strictObject({ kind: z.literal('merged-on'), target: z.string(), into: z.string() }),
  /** The worker stopped or did not answer; nothing is known about the write, and repeating it is safe. */
  z.strictObject({ kind: z.literal('no-answer') }),
  /** A wiki could not be reached as asked; `why` is a `kind` of WikiProblem or of a connection test. */
  z.strictObject({
    kind: z.literal('wiki'),
    why: z.string(),
    waitMs: z.nullable(z.number()),
    status: z.nullable(z.number()),
  }),
  /** A message between our own contexts had another shape than both sides agreed on. */
  z.strictObject({ kind: z.literal('bad-message') }),
]);
export type WriteProblem = z.infer<typeof WriteProblem>;
