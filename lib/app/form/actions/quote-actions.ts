import { parseSelection } from '@/lib/app/quotes/parse-selection';
import { markInTab } from '@/lib/app/quotes/show-quotes';
import type { Result } from '@/lib/base/result';
import type { MarkRequest, PageMatch } from '@/lib/evidence/mark-request';
import { buildSelectors, listQuotes } from '@/lib/evidence/quote-state';
import { getFormValues } from '@/lib/record/draft/form-values';
import { appendPoints } from '@/lib/record/draft/key-points';
import type { KeyPoint, Quote } from '@/lib/record/schema/parts';
import type { PageTab } from '../capture/capture-port';
import type { DraftSession } from '../draft-session';

/** The dependencies of the actions on quotes. */
export type QuoteActionPorts = {
  /** Runs `read-selection.js` in a tab. Its result is not validated. */
  readSelection: (tabId: number) => Promise<Result<unknown, unknown>>;
  /** Runs `mark-quotes.js` in a tab. Its result is not validated. */
  markQuotes: (tabId: number, request: MarkRequest, css: string) => Promise<Result<unknown, unknown>>;
  notify: (notification: 'page-not-readable' | 'nothing-selected' | 'quote-not-found') => void;
};

/** The actions on the quotes of the page beside the form. */
export type QuoteActions = {
  /** Adds the selected words as quotes of a new key point. */
  addSelection: () => void;
  /** Adds a quote as a new key point. */
  addQuote: (quote: Quote) => void;
  /**
   * Marks quotes on the page, and scrolls to the quote with the index `scrollToIndex` in `quotes` unless it is null. Returns what was
   * found for each quote, or null if the page cannot be read. An empty list removes the marks.
   */
  markQuotes: (quotes: readonly Quote[], scrollToIndex: number | null) => Promise<PageMatch[] | null>;
  /** Marks the quotes of the form on the page, and scrolls to this one. */
  showQuote: (quote: Quote) => void;
  /** Searches quotes on the page without marking them. Returns what was found for each, or null if the page cannot be read. */
  findQuotesOnPage: (quotes: readonly Quote[]) => Promise<PageMatch[] | null>;
};

/** Creates the actions on quotes. */
export function createQuoteActions(
  session: DraftSession,
  tab: PageTab | null,
  ports: QuoteActionPorts,
): QuoteActions {
  const addPoint = (point: KeyPoint): void => {
    const form = session.getForm();
    if (form) session.edit({ keyPoints: appendPoints(getFormValues(form).keyPoints, [point]) });
  };
  const addSelection = async (tabId: number): Promise<void> => {
    const [response, { buildQuote }] = await Promise.all([
      ports.readSelection(tabId),
      import('@/lib/evidence/build-quote'),
    ]);
    const form = session.getForm();
    if (!response.ok || !form) return ports.notify('page-not-readable');
    const selectedTexts = parseSelection(response.value, '');
    if (selectedTexts.length === 0) return ports.notify('nothing-selected');
    const { text = '', pageStarts } = form.article ?? {};
    const quotes = selectedTexts.map((selectedText) => buildQuote(selectedText, text, pageStarts));
    addPoint({ text: '', quotes });
  };
  const markQuotes: QuoteActions['markQuotes'] = async (quotes, scrollToIndex) => {
    const text = session.getForm()?.article?.text ?? null;
    const request = { quotes: buildSelectors(quotes, text), scrollToIndex };
    const matches = tab && (await markInTab(ports, tab.id, request));
    if (!matches) ports.notify('page-not-readable');
    return matches;
  };
  const showQuote = async (quote: Quote): Promise<void> => {
    const form = session.getForm();
    const quotes = form ? listQuotes(getFormValues(form).keyPoints) : [];
    const index = quotes.indexOf(quote);
    const matches = await markQuotes(quotes, index);
    if (matches && !matches[index]) ports.notify('quote-not-found');
  };
  return {
    addQuote: (quote) => addPoint({ text: '', quotes: [quote] }),
    addSelection: () => (tab ? void addSelection(tab.id) : ports.notify('page-not-readable')),
    markQuotes,
    showQuote: (quote) => void showQuote(quote),
    findQuotesOnPage: async (quotes) => {
      const request = { quotes: buildSelectors(quotes, null), scrollToIndex: null, isSearchOnly: true };
      return tab && markInTab(ports, tab.id, request);
    },
  };
}
