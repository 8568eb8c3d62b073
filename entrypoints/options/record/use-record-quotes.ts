import { useEffect, useMemo, useRef, useState } from 'react';
import type { QuoteActions, QuotePage } from '@/components/record/KeyPoints';
import type { ShownQuote } from '@/components/record/use-quote-highlights';
import { describeShownQuote } from '@/lib/app/describe/describe-quote';
import { findTextFragmentUrl } from '@/lib/app/quotes/build-quote-link';
import { findQuotePdfPages, type QuotePdfPage } from '@/lib/app/quotes/find-quote-pdf-pages';
import { showQuotes } from '@/lib/app/quotes/show-quotes';
import { createLatestRequest } from '@/lib/base/latest-request';
import { t } from '@/lib/browser/i18n/message';
import type { QuoteSelector } from '@/lib/evidence/anchor-quote';
import type { QuoteCopyFormat } from '@/lib/evidence/quote-link';
import { buildSelectors, getQuoteState, listQuotes, type QuoteState } from '@/lib/evidence/quote-state';
import { buildTextFragmentUrl } from '@/lib/evidence/text-fragment-url';
import { isInSomeText, isPdfText } from '@/lib/page-check/compare-with-later-texts';
import { getComparisonTime, getQuoteStates, summarizePageQuotes } from '@/lib/page-check/get-quote-states';
import { buildQuoteResults, type PageQuoteSummary } from '@/lib/page-check/quote-results';
import type { PageCheck, QuoteResult } from '@/lib/record/schema/page-check';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import { buildSnapshotPageUrl } from '@/lib/record/snapshot-page-url';
import type { LibraryActions } from '../use-library-actions';
import { copyRecordQuote } from './copy-record-quote';
import { quoteTabDeps } from './quote-tab-deps';

/** The quotes of a record, as its views show them. */
type RecordQuotes = {
  quotes: QuoteSelector[];
  quoteActions: QuoteActions;
  shownQuote: ShownQuote;
  /** The quotes that the source has of its page, by their state. */
  pageQuotes: PageQuoteSummary;
};

/** Checks the page in a tab, and saves the result. `quoteResults` is what a search of the page found. */
export type CheckTab = (tabId: number, quoteResults: QuoteResult[]) => void;

/**
 * Returns the states of a source's quotes (`getQuoteStates`) and the actions on them. The states that *Show
 * on page* found replace the saved states until `checkTab` has saved a comparison. `snapshots` has the oldest
 * text first, and is null until the texts are loaded.
 */
export function useRecordQuotes(
  source: Source,
  snapshots: Snapshot[] | null,
  pageCheck: PageCheck | null,
  libraryActions: LibraryActions,
  checkTab: CheckTab,
): RecordQuotes {
  const [shownQuote, setShownQuote] = useState<ShownQuote>(null);
  const showInText = (index: number): void => setShownQuote({ index });
  const [latestRequest] = useState(createLatestRequest);
  // After the reader has closed the record, its responses cause no notification.
  useEffect(() => latestRequest.cancel, [latestRequest]);
  const notifyShownQuote = useShownQuoteNotification(libraryActions);
  const quotes = useMemo(() => listQuotes(source.keyPoints), [source.keyPoints]);
  const selectors = useMemo(() => buildSelectors(quotes, snapshots ?? []), [quotes, snapshots]);
  const { states, setSeenStates } = useQuoteStates(source, snapshots, pageCheck);
  const pages = useMemo(
    () =>
      findQuotePdfPages(quotes, selectors, snapshots ?? []).map(
        (page) => page && addPageUrl(page, snapshots ?? [], source),
      ),
    [quotes, selectors, snapshots, source],
  );
  const latestPageText = snapshots?.findLast((snapshot) => !isPdfText(snapshot))?.text ?? null;
  const copy = (index: number, format: QuoteCopyFormat): void => {
    const [quote, selector, page = null] = [quotes[index], selectors[index], pages[index]];
    if (quote && selector)
      void copyRecordQuote(source, { quote, selector, page }, format, latestPageText, libraryActions);
  };
  const quoteActions: QuoteActions = {
    states,
    showInText: snapshots && snapshots.length > 0 ? showInText : null,
    pages,
    buildUrl: (quote) => buildTextFragmentUrl(source.url, quote),
    showOnPage: (index) => {
      const [quote, selector] = [quotes[index], selectors[index]];
      if (!quote || !selector) return;
      const linkUrl =
        (latestPageText === null ? null : findTextFragmentUrl(source.url, selector, latestPageText)) ??
        buildTextFragmentUrl(source.url, quote);
      const page = { urls: [source.url, ...source.aliases], linkUrl };
      const isLatest = latestRequest.start();
      void showQuotes(quoteTabDeps, page, selectors, index).then((shown) => {
        if (shown) checkTab(shown.tabId, buildQuoteResults(quotes, shown.matches));
        // The reader has closed the record or asked for another quote since.
        if (!isLatest()) return;
        const seenStates = shown?.matches.map((match, position) =>
          addIsInText(getQuoteState(match), selectors[position], snapshots ?? []),
        );
        if (seenStates) setSeenStates(seenStates);
        const state = (seenStates ?? states)[index] ?? { kind: 'unchecked' };
        notifyShownQuote(state, shown !== null, () => showInText(index));
      });
    },
    copyLink: (index) => copy(index, 'link'),
    copyMarkdown: (index) => copy(index, 'markdown'),
  };
  const pageQuotes = summarizePageQuotes(source, states, pageCheck);
  return { quotes: selectors, quoteActions, shownQuote, pageQuotes };
}

/**
 * Returns the function that notifies the reader of what *Show on page* did, unless the reader sees the quote
 * on the page. `run` shows the quote in the captured text. The message closes when the reader shows another
 * quote or closes the record, because it does not apply any longer.
 */
function useShownQuoteNotification({
  notify,
  closeNotificationWithText,
}: Pick<LibraryActions, 'notify' | 'closeNotificationWithText'>) {
  const previousTextRef = useRef('');
  const show = (state: QuoteState, isPageRead: boolean, run: () => void): void => {
    closeNotificationWithText(previousTextRef.current);
    const text = describeShownQuote(state, isPageRead);
    previousTextRef.current = text;
    const isInText = state.kind === 'missing' && state.isInText !== false;
    const action = isInText ? { label: t('quoteShowInText'), run } : null;
    if (text !== '') notify({ kind: 'status', text, action, progress: null });
  };
  useEffect(() => () => closeNotificationWithText(previousTextRef.current), [closeNotificationWithText]);
  return show;
}

/** Adds to the state of a missing quote whether a captured text has its words. */
const addIsInText = (
  state: QuoteState,
  selector: QuoteSelector | undefined,
  snapshots: readonly Snapshot[],
): QuoteState =>
  state.kind === 'missing' ? { ...state, isInText: isInSomeText(selector, snapshots) } : state;

/**
 * Returns the states of the quotes, and the function that replaces them by the states that a search of the
 * page found.
 */
function useQuoteStates(
  { keyPoints, linkState }: Source,
  snapshots: Snapshot[] | null,
  pageCheck: PageCheck | null,
): { states: QuoteState[]; setSeenStates: (states: QuoteState[]) => void } {
  const savedStates = useMemo(
    () => (snapshots ? getQuoteStates({ keyPoints, linkState }, snapshots, pageCheck) : []),
    [keyPoints, linkState, snapshots, pageCheck],
  );
  const [seen, setSeen] = useState<{ key: string; states: QuoteState[] } | null>(null);
  const key = JSON.stringify([keyPoints, savedStates, getComparisonTime(pageCheck)]);
  return {
    states: seen?.key === key ? seen.states : savedStates,
    setSeenStates: (states) => setSeen({ key, states }),
  };
}

const addPageUrl = (
  { page, pageLabel, pdf }: QuotePdfPage,
  snapshots: readonly Snapshot[],
  source: Source,
): QuotePage => ({
  page,
  pageLabel,
  sha256: pdf?.sha256 ?? null,
  url: buildSnapshotPageUrl(pdf ?? { sha256: '' }, snapshots, source, page),
});
