import type { QuoteSelector } from '@/lib/evidence/anchor-quote';
import type { PageMatch } from '@/lib/evidence/highlight-request';
import { findQuotesInCapture, findQuotesInText } from '@/lib/evidence/quote-state';
import type { Quote } from '@/lib/record/schema/parts';
import type { Snapshot } from '@/lib/record/schema/snapshot';

/** Returns whether a snapshot has the text of a PDF. */
export const isPdfText = ({ pageStarts }: Snapshot): boolean => pageStarts !== undefined;

/**
 * Searches each quote in the newest text of its kind, web page or PDF. A quote is not searched (undefined) if there is only one text
 * of its kind, which is the one that it was taken from, unless a check found the page unchanged since (`isPageVerified`). A quote
 * that only a text of a larger part of the page has, as from a comment, is unknown too, and so is one of a page that the newest text does not
 * have because the reader stopped reading the PDF. `selectors` belong to `quotes`; the oldest snapshot comes first.
 */
export function compareWithLaterTexts(
  quotes: readonly Quote[],
  selectors: readonly QuoteSelector[],
  snapshots: readonly Snapshot[],
  { isPageVerified }: { isPageVerified: boolean } = { isPageVerified: false },
): (PageMatch | null | undefined)[] {
  const [pdfMatches, pageMatches] = [true, false].map((isPdf) => {
    const texts = snapshots.filter((snapshot) => isPdfText(snapshot) === isPdf);
    const isComparable = texts.length > 1 || (isPageVerified && !isPdf);
    const latest = isComparable ? texts.at(-1) : undefined;
    const hasQuotes = quotes.some(({ page }) => (page !== undefined) === isPdf);
    if (!latest || !hasQuotes) return [];
    const earlierTexts = listTextsWithin(latest, texts.slice(0, -1));
    return findQuotesInCapture(selectors, latest).map((match, index) => {
      const isUnknown =
        match === null &&
        (isOnUnreadPage(quotes[index], latest) || !isInSomeText(selectors[index], earlierTexts));
      return isUnknown ? undefined : match;
    });
  });
  return quotes.map(({ page }, index) => (page === undefined ? pageMatches : pdfMatches)?.[index]);
}

// A quote can continue on the page after its first one.
const isOnUnreadPage = (quote: Quote | undefined, { pageStarts = [], pdfPageCount }: Snapshot): boolean =>
  pdfPageCount !== undefined && (quote?.page ?? 0) >= pageStarts.length;

/**
 * Lists the texts of no larger part of the page than another one: the article, the article with its comments, or the whole page. A quote
 * that one of them has is gone from the page if the other one does not have it. A selection may be any part, so it is not comparable.
 */
export function listTextsWithin(latest: Snapshot, texts: readonly Snapshot[]): Snapshot[] {
  const maxSize = getPartSize(latest);
  return latest.scope === 'selection'
    ? []
    : texts.filter((text) => text.scope !== 'selection' && getPartSize(text) <= maxSize);
}

const getPartSize = ({ scope, withComments }: Snapshot): number =>
  scope === 'page' ? 2 : withComments ? 1 : 0;

/** Returns whether a text has the words of a quote, even if they changed slightly. */
export const isInSomeText = (selector: QuoteSelector | undefined, texts: readonly Snapshot[]): boolean =>
  selector !== undefined && texts.some(({ text }) => findQuotesInText([selector], text)[0] !== null);
