import { buildSelectors, getQuoteState, listQuotes, type QuoteState } from '@/lib/evidence/quote-state';
import type { PageCheck, QuoteResult } from '@/lib/record/schema/page-check';
import type { Quote } from '@/lib/record/schema/parts';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import { compareWithLaterTexts, isInSomeText, isPdfText } from './compare-with-later-texts';
import { findGoneSince } from './find-gone-since';
import { countQuoteStates, findQuoteResult, type PageQuoteSummary } from './quote-results';

/**
 * Returns the state of each quote of a source, in the order of `listQuotes`. The record and the search
 * use this function. The form and the dialog of a check count only what the last check found (`summarizeQuoteResults`).
 *
 * The quotes of a page that is gone are missing. Otherwise, the last comparison of the page counts, or the newest captured text if it is
 * later, as after the reader captured the page again. Quotes of a PDF are searched in its newest text. `snapshots` has the oldest first.
 */
export function getQuoteStates(
  { keyPoints, linkState }: Pick<Source, 'keyPoints' | 'linkState'>,
  snapshots: readonly Snapshot[],
  check: PageCheck | null,
): QuoteState[] {
  const quotes = listQuotes(keyPoints);
  const selectors = buildSelectors(quotes, snapshots);
  const goneSince = findGoneSince({ linkState }, check);
  const latestCheck = hasLaterText(snapshots, check) ? null : check;
  const checkedStates = quotes.map((quote) => getState(quote, goneSince, latestCheck));
  // A search in the texts takes long, and only quotes without a result of the check need it.
  const matches = checkedStates.includes(null)
    ? compareWithLaterTexts(quotes, selectors, snapshots, {
        isPageVerified: latestCheck?.outcome === 'unchanged',
      })
    : [];
  return checkedStates.map((checkedState, index) => {
    const state = checkedState ?? getQuoteState(matches[index]);
    return state.kind === 'missing'
      ? { ...state, isInText: isInSomeText(selectors[index], snapshots) }
      : state;
  });
}

function getState(quote: Quote, goneSince: string | null, check: PageCheck | null): QuoteState | null {
  // The PDF of a page that is gone may still be there.
  if (quote.page !== undefined) return null;
  if (goneSince !== null) return { kind: 'missing', goneSince };
  const result = findQuoteResult(quote, check);
  return result && convertResult(result);
}

const convertResult = ({ state, words }: QuoteResult): QuoteState =>
  state === 'changed' ? { kind: state, words: words ?? '' } : { kind: state };

/** Returns when the last check compared the page with its captured text, or null if none did. */
export const getComparisonTime = (check: PageCheck | null): string | null =>
  check?.comparedAt ??
  (check?.outcome === 'unchanged' || check?.outcome === 'changed' ? check.checkedAt : null);

function hasLaterText(snapshots: readonly Snapshot[], check: PageCheck | null): boolean {
  const comparedAt = getComparisonTime(check);
  const latest = snapshots.findLast((snapshot) => !isPdfText(snapshot));
  return comparedAt !== null && latest !== undefined && latest.capturedAt > comparedAt;
}

/** Counts the quotes that a source has of its page. `states` are those of all its quotes. */
export const summarizePageQuotes = (
  { keyPoints, linkState }: Pick<Source, 'keyPoints' | 'linkState'>,
  states: readonly QuoteState[],
  check: PageCheck | null,
): PageQuoteSummary => ({
  counts: countQuoteStates(
    listQuotes(keyPoints).map(({ page }, index) => (page === undefined ? states[index]?.kind : undefined)),
  ),
  isGone: findGoneSince({ linkState }, check) !== null,
});
