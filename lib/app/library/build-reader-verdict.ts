import type { Claim } from '@/lib/wiki/model/claims';
import type { ReaderVerdict, VerdictChoice } from '@/lib/wiki/model/reader-verdict';

/** Builds the verdict on a claim as it is sent. Returns null if the claim has no footnote, because a wiki finds claims by it. */
export function buildReaderVerdict(claim: Claim, choice: VerdictChoice, now: Date): ReaderVerdict | null {
  const { pageId, footnote, text, verdict, checkedAt } = claim;
  if (footnote === null) return null;
  return {
    pageId,
    footnote,
    chosenAt: now.toISOString(),
    verdict: choice.verdict,
    issues: choice.issues.trim() || null,
    supportingQuote: choice.supportingQuote.trim() || null,
    quoteCheck: choice.quoteCheck,
    seen: { text, verdict, checkedAt },
    status: 'to-send',
  };
}
