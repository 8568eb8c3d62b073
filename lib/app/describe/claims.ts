import { type MessageKey, t, tCount } from '@/lib/browser/i18n/message';
import { CLAIM_VERDICTS } from '@/lib/record/claim-verdicts';
import type { Claim } from '@/lib/wiki/model/claims';

/** The message keys of the verdicts. The counted forms are for the collapsed line. */
export const VERDICT_LABELS = {
  inaccurate: 'claimVerdict_inaccurate',
  unsupported: 'claimVerdict_unsupported',
  'minor-issues': 'claimVerdict_minorIssues',
  'not-checked': 'claimVerdict_notChecked',
  'not-verifiable': 'claimVerdict_notVerifiable',
  accurate: 'claimVerdict_accurate',
} as const satisfies Record<Claim['verdict'], MessageKey>;

// Accurate claims need no attention, so the line does not count them.
const COUNTED_VERDICTS = CLAIM_VERDICTS.filter((verdict) => verdict !== 'accurate');

/** Names the page of a claim, and its footnote if it has one. */
export const formatClaimLocation = ({ pageTitle, footnote }: Claim): string =>
  footnote === null ? pageTitle : t('claimFootnote', pageTitle, footnote);

/** Describes claims in one line, such as "4 claims rest on this page: 1 unsupported". */
export function describeClaims(claims: Claim[], formatVerdict: (key: MessageKey) => string): string {
  const counts = COUNTED_VERDICTS.map(
    (verdict) => [verdict, claims.filter((claim) => claim.verdict === verdict).length] as const,
  ).filter(([, count]) => count > 0);
  const line = tCount('claimsRest', claims.length);
  if (counts.length === 0) return line;
  return `${line}: ${counts.map(([verdict, count]) => `${count} ${formatVerdict(VERDICT_LABELS[verdict])}`).join(', ')}`;
}

/** Formats a claim with its quote, page and footnote as Markdown. */
export function formatClaim(claim: Claim): string {
  const { text, quote } = claim;
  return [text, ...(quote ? [`> ${quote}`] : []), formatClaimLocation(claim)].join('\n\n');
}

/** Adds a note to a review that the verdict on a claim looks wrong. */
export const addDoubtToReview = (review: string, claim: Claim): string =>
  [
    review.trim(),
    t('claimDoubtNote', t(VERDICT_LABELS[claim.verdict]), formatClaimLocation(claim), claim.text),
  ]
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');

/** Removes the note that `addDoubtToReview` added to `previousReview`, but not what the reader has typed since. */
export function removeDoubtFromReview(review: string, claim: Claim, previousReview: string): string {
  if (review === addDoubtToReview(previousReview, claim)) return previousReview;
  const note = addDoubtToReview('', claim);
  const start = review.lastIndexOf(note);
  return start === -1
    ? review
    : [review.slice(0, start).trimEnd(), review.slice(start + note.length).trimStart()]
        .filter((paragraph) => paragraph !== '')
        .join('\n\n');
}
