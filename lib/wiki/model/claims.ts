import { CLAIM_VERDICTS } from '@/lib/record/claim-verdicts';
import { Timestamp } from '@/lib/record/schema/primitives';
import { z } from '@/lib/record/schema/zod';

/** A sentence on a page of a wiki that cites a source. All texts are untrusted. */
export const Claim = z.strictObject({
  pageId: z.string(),
  /** The title of the page, or its id if the title could not be read. */
  pageTitle: z.string(),
  footnote: z.nullable(z.int()),
  text: z.string(),
  context: z.nullable(z.string()),
  /** The words of the source on which the claim rests. */
  quote: z.nullable(z.string()),
  verdict: z.enum(CLAIM_VERDICTS),
  issues: z.nullable(z.string()),
  /** When the verdict was given (ISO 8601). */
  checkedAt: z.nullable(z.string()),
});
export type Claim = z.infer<typeof Claim>;

/**
 * One claim, with the values that a verdict of a reader can change. `isQuoteVerified` is true if somebody found the quote in the
 * source.
 */
export type ClaimState = { claim: Claim; supportingQuote: string | null; isQuoteVerified: boolean };

/** The claims that rest on a source, the worst verdict first, and when they were read. */
export const Claims = z.strictObject({ items: z.array(Claim), readAt: Timestamp });
export type Claims = z.infer<typeof Claims>;
