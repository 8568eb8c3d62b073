import { parseSelection } from '@/lib/app/quotes/parse-selection';
import { highlightInTab } from '@/lib/app/quotes/show-quotes';
import type { Result } from '@/lib/base/result';
import type { HighlightRequest, PageMatch } from '@/lib/evidence/highlight-request';
import { buildSelectors, listQuotes } from '@/lib/evidence/quote-state';
import { getFormValues } from '@/lib/record/draft/form-values';
import { appendPoints } from '@/lib/record/draft/key-points';
import type { KeyPoint, Quote } from '@/lib/record/schema/parts';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { PageTab } from '../capture/capture-deps';
import type { DraftSession } from '../draft-session';

/** The dependencies of the actions on quotes. */
export type QuoteActionDeps = {
  /** Runs `read-selection.js` in a tab. Its result is not validated. */
  readSelection: (tabId: number) => Promise<Result<unknown, unknown>>;
  /** Runs `highlight-quotes.js` in a tab. Its result is not validated. */
  highlightQuotes: (
    tabId: number,
    request: HighlightRequest,
    css: string,
  ) => Promise<Result<unknown, unknown>>;
  /** Finds the newest saved text of a source, or null. */
  findLatestText: (stableId: string) => Promise<SavedText | null>;
  notify: (notification: 'page-not-readable' | 'nothing-selected' | 'quote-not-found') => void;
};

type SavedText = Pick<Snapshot, 'text' | 'pageStarts' | 'pageLabels'>;

/** The actions on the quotes of the page beside the form. */
export type QuoteActions = {
  /** Adds the selected words as quotes of a new key point. */
  addSelection: () => void;
  /** Adds a quote as a new key point. */
  addQuote: (quote: Quote) => void;
  /**
   * Highlights quotes on the page, and scrolls to the quote with the index `scrollToIndex` in `quotes` unless it is null. Returns what was
   * found for each quote, or null if the page cannot be read. An empty list removes the highlights.
   */
  highlightQuotes: (
    quotes: readonly Quote[],
    scrollToIndex: number | null,
  ) => Promise<(PageMatch | null)[] | null>;
  /** Highlights the quotes of the form on the page, and scrolls to this one. */
  showQuote: (quote: Quote) => void;
  /** Searches quotes on the page without highlighting them. Returns what was found for each, or null if the page cannot be read. */
  findQuotesOnPage: (quotes: readonly Quote[]) => Promise<(PageMatch | null)[] | null>;
};

/** Creates the actions on quotes. */
export function createQuoteActions(
  session: DraftSession,
  tab: PageTab | null,
  deps: QuoteActionDeps,
): QuoteActions {
  const addPoint = (point: KeyPoint): void => {
    const form = session.getForm();
    if (form) session.edit({ keyPoints: appendPoints(getFormValues(form).keyPoints, [point]) });
  };
  /** Returns the text that the quotes were taken from. The text of a page that is already saved is not captured again. */
  const findText = async (): Promise<SavedText | null> => {
    const { article, source } = session.getForm() ?? {};
    return article ?? (source ? deps.findLatestText(source.stableId) : null);
  };
  const addSelection = async (tabId: number): Promise<void> => {
    const [response, savedText, { buildQuote }] = await Promise.all([
      deps.readSelection(tabId),
      findText(),
      import('@/lib/evidence/build-quote'),
    ]);
    const form = session.getForm();
    if (!response.ok || !form) return deps.notify('page-not-readable');
    const selectedTexts = parseSelection(response.value, '');
    if (selectedTexts.length === 0) return deps.notify('nothing-selected');
    const { text = '', ...pages }: Partial<SavedText> = form.article ?? savedText ?? {};
    const quotes = selectedTexts.map((selectedText) => buildQuote(selectedText, text, pages));
    addPoint({ text: '', quotes });
  };
  const highlightQuotes: QuoteActions['highlightQuotes'] = async (quotes, scrollToIndex) => {
    const text = await findText();
    const request = { quotes: buildSelectors(quotes, text ? [text] : []), scrollToIndex };
    const matches = tab && (await highlightInTab(deps, tab.id, request));
    if (!matches) deps.notify('page-not-readable');
    return matches;
  };
  const showQuote = async (quote: Quote): Promise<void> => {
    const form = session.getForm();
    const quotes = form ? listQuotes(getFormValues(form).keyPoints) : [];
    const index = quotes.indexOf(quote);
    const matches = await highlightQuotes(quotes, index);
    if (matches && !matches[index]) deps.notify('quote-not-found');
  };
  return {
    addQuote: (quote) => addPoint({ text: '', quotes: [quote] }),
    addSelection: () => (tab ? void addSelection(tab.id) : deps.notify('page-not-readable')),
    highlightQuotes,
    showQuote: (quote) => void showQuote(quote),
    findQuotesOnPage: async (quotes) => {
      const request = { quotes: buildSelectors(quotes), scrollToIndex: null, isSearchOnly: true };
      return tab && highlightInTab(deps, tab.id, request);
    },
  };
}
