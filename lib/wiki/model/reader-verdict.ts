import { Timestamp } from '@/lib/record/schema/primitives';
import { z } from '@/lib/record/schema/zod';

/** The verdicts that a reader can set on a claim. */
export const SETTABLE_VERDICTS = [
  'accurate',
  'minor-issues',
  'inaccurate',
  'unsupported',
  'not-verifiable',
] as const;
export type SettableVerdict = (typeof SETTABLE_VERDICTS)[number];

/** The maximum length of the issues and of the supporting words, in UTF-16 code units. */
export const MAX_VERDICT_TEXT_LENGTH = 2000;

/** A verdict that the reader sets on a claim of a wiki. The page id and the footnote identify the claim. */
export const ReaderVerdict = z.strictObject({
  pageId: z.string(),
  footnote: z.int(),
  /** When the reader set it. A later verdict on the same claim replaces it. */
  chosenAt: Timestamp,
  verdict: z.enum(SETTABLE_VERDICTS),
  /** What is wrong with the claim. Null if nothing was written. */
  issues: z.nullable(z.string().check(z.maxLength(MAX_VERDICT_TEXT_LENGTH))),
  /** The words of the page that support the verdict. Null if none were quoted. */
  supportingQuote: z.nullable(z.string().check(z.maxLength(MAX_VERDICT_TEXT_LENGTH))),
  /** How the quote of the claim was found in the captured text, with a score from 0 to 1. Null if that is not reported. */
  quoteCheck: z.nullable(z.strictObject({ method: z.enum(['exact', 'fuzzy']), score: z.number() })),
  /** The claim that the reader judged. The verdict is not sent if the wiki has another text or verdict by now. */
  seen: z.strictObject({ text: z.string(), verdict: z.string(), checkedAt: z.nullable(z.string()) }),
  status: z.enum([
    'to-send',
    /** The request may have arrived. The next read shows whether it did. */
    'sending',
    /** The wiki has the verdict, as a read after the write showed. */
    'sent',
    /** Others changed the claim or its verdict since the reader saw it. Nothing was sent. */
    'claim-changed',
    /** The wiki no longer has the claim. */
    'claim-missing',
    /** The wiki rejected the verdict, or did not store it as it was sent. */
    'not-stored',
    /** The wiki does not accept verdicts. */
    'not-supported',
  ]),
});
export type ReaderVerdict = z.infer<typeof ReaderVerdict>;

/** What the reader chose for a claim. The texts may be empty. */
export type VerdictChoice = {
  verdict: SettableVerdict;
  issues: string;
  supportingQuote: string;
  quoteCheck: ReaderVerdict['quoteCheck'];
};

/** What the reader typed for a claim and did not send yet. The verdict is empty until one is chosen. */
export const VerdictDraft = z.strictObject({
  verdict: z.enum(['', ...SETTABLE_VERDICTS]),
  issues: z.string(),
  supportingQuote: z.string(),
  /** Whether the reader also reports that the quote of the claim is on the page. Absent means false. */
  shouldReportQuote: z.optional(z.boolean()),
});
export type VerdictDraft = z.infer<typeof VerdictDraft>;

/** Returns whether a verdict has to quote the page. Nothing can be quoted for a claim that the page does not support. */
export const needsSupportingWords = (verdict: SettableVerdict): boolean =>
  verdict !== 'unsupported' && verdict !== 'not-verifiable';
