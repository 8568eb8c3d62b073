import { dedupeBy } from '@/lib/base/dedupe-by';
import type { Claim, ClaimState, Claims } from '@/lib/wiki/model/claims';
import type { VerdictMark } from '@/lib/wiki/model/verdict-mark';

/** The identity of a claim: the page and the footnote. */
export type ClaimKey = { pageId: string; footnote: number | null };

/** Whether two values are about the same claim. */
export const isSameClaim = (a: ClaimKey, b: ClaimKey): boolean =>
  a.pageId === b.pageId && a.footnote === b.footnote;

/** Whether a verdict still has to be sent, or was sent and not read back yet. */
export const isPendingMark = ({ status }: VerdictMark): boolean =>
  status === 'to-send' || status === 'sending';

/** Returns the marks with a new one, which replaces an earlier one on the same claim. */
export const addVerdictMark = (marks: readonly VerdictMark[], mark: VerdictMark): VerdictMark[] => [
  ...marks.filter((other) => !isSameClaim(other, mark)),
  mark,
];

/**
 * Returns the marks without the one on this claim. A mark whose request may have arrived stays, because a wiki cannot remove a
 * verdict.
 */
export const withdrawVerdictMark = (marks: readonly VerdictMark[], claim: ClaimKey): VerdictMark[] =>
  marks.filter((mark) => !isSameClaim(mark, claim) || mark.status === 'sending');

/** Returns the marks with the new status of one of them. A mark that was replaced meanwhile does not change. */
export const setVerdictStatus = (
  marks: readonly VerdictMark[],
  { chosenAt, ...claim }: Pick<VerdictMark, 'pageId' | 'footnote' | 'chosenAt'>,
  status: VerdictMark['status'],
): VerdictMark[] =>
  marks.map((mark) => (isSameClaim(mark, claim) && mark.chosenAt === chosenAt ? { ...mark, status } : mark));

/** Returns the marks of a source with those that only a merged source has. */
export const joinVerdictMarks = (
  marks: readonly VerdictMark[],
  otherMarks: readonly VerdictMark[],
): VerdictMark[] => dedupeBy([...marks, ...otherMarks], ({ pageId, footnote }) => `${footnote} ${pageId}`);

/** Returns whether the wiki has the verdict with all texts of the mark. Texts that the reader left empty are not compared. */
export const hasVerdict = (
  { claim, supportingWords, isQuoteVerified }: ClaimState,
  mark: VerdictMark,
): boolean =>
  claim.verdict === mark.verdict &&
  (mark.issues === null || claim.issues === mark.issues) &&
  (mark.supportingWords === null || supportingWords === mark.supportingWords) &&
  (mark.quoteCheck === null || isQuoteVerified);

/** Whether the wiki still has the claim as the reader judged it. */
export const isClaimUnchanged = ({ text, verdict, checkedAt }: Claim, { seen }: VerdictMark): boolean =>
  text === seen.text && verdict === seen.verdict && checkedAt === seen.checkedAt;

/** Returns the stored claims with the verdict of a claim that was read again. Titles of pages stay. */
export const updateClaim = (claims: Claims, claim: Claim): Claims => ({
  ...claims,
  items: claims.items.map((item) =>
    isSameClaim(item, claim) ? { ...claim, pageTitle: item.pageTitle } : item,
  ),
});
