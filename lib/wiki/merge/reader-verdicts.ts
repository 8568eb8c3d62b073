import { dedupeBy } from '@/lib/base/dedupe-by';
import type { Claim, ClaimState, Claims } from '@/lib/wiki/model/claims';
import type { ReaderVerdict } from '@/lib/wiki/model/reader-verdict';

/** The identity of a claim: the page and the footnote. */
export type ClaimKey = { pageId: string; footnote: number | null };

/** Returns whether two values are about the same claim. */
export const isSameClaim = (a: ClaimKey, b: ClaimKey): boolean =>
  a.pageId === b.pageId && a.footnote === b.footnote;

/** Returns whether a verdict still has to be sent, or was sent and not read back yet. */
export const isPendingVerdict = ({ status }: ReaderVerdict): boolean =>
  status === 'to-send' || status === 'sending';

/** Adds a verdict of the reader. It replaces an earlier one on the same claim. */
export const addReaderVerdict = (
  readerVerdicts: readonly ReaderVerdict[],
  readerVerdict: ReaderVerdict,
): ReaderVerdict[] => [
  ...readerVerdicts.filter((other) => !isSameClaim(other, readerVerdict)),
  readerVerdict,
];

/**
 * Returns the verdicts of the reader without the one on this claim. A verdict whose request may have arrived stays, because a
 * wiki cannot remove a verdict.
 */
export const withdrawReaderVerdict = (
  readerVerdicts: readonly ReaderVerdict[],
  claim: ClaimKey,
): ReaderVerdict[] =>
  readerVerdicts.filter(
    (readerVerdict) => !isSameClaim(readerVerdict, claim) || readerVerdict.status === 'sending',
  );

/** Sets the status of one verdict of the reader. A verdict that was replaced meanwhile does not change. */
export const setVerdictStatus = (
  readerVerdicts: readonly ReaderVerdict[],
  { chosenAt, ...claim }: Pick<ReaderVerdict, 'pageId' | 'footnote' | 'chosenAt'>,
  status: ReaderVerdict['status'],
): ReaderVerdict[] =>
  readerVerdicts.map((readerVerdict) =>
    isSameClaim(readerVerdict, claim) && readerVerdict.chosenAt === chosenAt
      ? { ...readerVerdict, status }
      : readerVerdict,
  );

/** Joins the verdicts of the reader on two sources that are merged. */
export const joinReaderVerdicts = (
  readerVerdicts: readonly ReaderVerdict[],
  otherVerdicts: readonly ReaderVerdict[],
): ReaderVerdict[] =>
  dedupeBy([...readerVerdicts, ...otherVerdicts], ({ pageId, footnote }) => `${footnote} ${pageId}`);

/** Returns whether the wiki has the verdict of the reader with all its texts. Texts that the reader left empty are not compared. */
export const hasVerdict = (
  { claim, supportingQuote, isQuoteVerified }: ClaimState,
  readerVerdict: ReaderVerdict,
): boolean =>
  claim.verdict === readerVerdict.verdict &&
  (readerVerdict.issues === null || claim.issues === readerVerdict.issues) &&
  (readerVerdict.supportingQuote === null || supportingQuote === readerVerdict.supportingQuote) &&
  (readerVerdict.quoteCheck === null || isQuoteVerified);

/** Returns whether the wiki still has the claim as the reader judged it. */
export const isClaimUnchanged = ({ text, verdict, checkedAt }: Claim, { seen }: ReaderVerdict): boolean =>
  text === seen.text && verdict === seen.verdict && checkedAt === seen.checkedAt;

/** Returns the stored claims with the verdict of a claim that was read again. Titles of pages stay. */
export const updateClaim = (claims: Claims, claim: Claim): Claims => ({
  ...claims,
  items: claims.items.map((item) =>
    isSameClaim(item, claim) ? { ...claim, pageTitle: item.pageTitle } : item,
  ),
});
