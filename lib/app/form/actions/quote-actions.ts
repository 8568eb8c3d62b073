import { getUrlKeys } from '@/lib/address/url-keys';
import { parseSelection } from '@/lib/app/quotes/parse-selection';
import { highlightInTab } from '@/lib/app/quotes/show-quotes';
import { createLatestRequest } from '@/lib/base/latest-request';
import type { Result } from '@/lib/base/result';
import type { HighlightRequest, PageMatch } from '@/lib/evidence/highlight-request';
import type { QuoteCopyFormat } from '@/lib/evidence/quote-link';
import { buildSelectors, listQuotes } from '@/lib/evidence/quote-state';
import { getFormValues } from '@/lib/record/draft/form-values';
import { addQuotes } from '@/lib/record/draft/key-points';
import type { Quote } from '@/lib/record/schema/parts';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { PageTab } from '../capture/capture-deps';
import type { DraftSession } from '../draft-session';
import type { CopiedQuote, CopyQuoteDeps } from './copy-quote';

/** The dependencies of the actions on quotes. */
export type QuoteActionDeps = CopyQuoteDeps & {
  /** Runs `read-selection.js` in a tab. Its result is not validated. */
  readSelection: (tabId: number) => Promise<Result<unknown, unknown>>;
  /**
   * Lists the captured texts of a source that may contain the selected words: the one that the reader saved,
   * and the newest one.
   */
  listTexts: (stableId: string) => Promise<SavedText[]>;
  /** Opens or closes the text preview. With a quote, it opens at the quote, in a captured text that has it. */
  setTextPreviewOpen: (isOpen: boolean, quote?: Quote) => void;
  /** Returns the field of the form that has the focus, or null. */
  getFocusedField: () => unknown;
  notify: (notification: QuoteNotification) => void;
};

type QuoteNotification =
  | 'page-not-readable'
  | 'nothing-selected'
  | AddedQuote
  | 'already-quoted'
  | 'quote-not-found'
  | 'not-copied'
  | CopiedQuote;

/** A quote was added to the key point at this position. */
export type AddedQuote = { kind: 'quote-added'; pointIndex: number };

type SavedText = Pick<Snapshot, 'text' | 'pageStarts' | 'pageLabels'> & { sha256?: string };

/** The actions on the quotes of the page beside the form. */
export type QuoteActions = {
  /** Adds the selected words as quotes of the key point at `pointIndex`, or of a new one without it. */
  addSelection: (pointIndex?: number | null) => void;
  /** Adds a quote to the key point at `pointIndex`, or to a new one without it. */
  addQuote: (quote: Quote, pointIndex?: number | null) => void;
  /** Notifies the reader of a quote that a field of the form added to the key point at `pointIndex`. */
  announceQuote: (pointIndex: number) => void;
  /**
   * Highlights quotes on the page, and scrolls to the quote with the index `scrollToIndex` in `quotes` unless it is null. Returns what was
   * found for each quote, or null if the page cannot be read. An empty list removes the highlights.
   */
  highlightQuotes: (
    quotes: readonly Quote[],
    scrollToIndex: number | null,
  ) => Promise<(PageMatch | null)[] | null>;
  /**
   * Searches the quotes of the form on its page without highlighting them. Returns null, without a
   * notification, if the page cannot be read or the tab shows another page by now.
   */
  locateQuotes: (quotes: readonly Quote[]) => Promise<(PageMatch | null)[] | null>;
  /**
   * Highlights the quotes of the form on the page, and scrolls to `quote`. If the page no longer contains
   * `quote`, shows it in the captured text, unless the reader has asked for another quote or moved to another
   * field.
   */
  showQuote: (quote: Quote) => void;
  /** Shows a quote in the captured text. */
  showQuoteInText: (quote: Quote) => void;
  /** Copies the link to a quote, or the quote as Markdown. The notification names the quote. */
  copyQuote: (quote: Quote, format: QuoteCopyFormat) => void;
  /** Searches quotes on the page without highlighting them. Returns what was found for each, or null if the page cannot be read. */
  findQuotesOnPage: (quotes: readonly Quote[]) => Promise<(PageMatch | null)[] | null>;
};

/** Adds quotes to a key point of the draft. Returns what happened. */
function addQuotesToDraft(
  session: DraftSession,
  quotes: readonly Quote[],
  pointIndex: number | null,
): QuoteNotification {
  const form = session.getForm();
  const keyPoints = form ? getFormValues(form).keyPoints : [];
  const newKeyPoints = addQuotes(keyPoints, pointIndex, quotes);
  if (newKeyPoints === keyPoints) return 'already-quoted';
  session.edit({ keyPoints: newKeyPoints });
  const addedIndex = newKeyPoints.findIndex((point) => !keyPoints.includes(point));
  return { kind: 'quote-added', pointIndex: addedIndex };
}

/** Creates the actions on quotes. */
export function createQuoteActions(
  session: DraftSession,
  tab: PageTab | null,
  deps: QuoteActionDeps,
): QuoteActions {
  const addToPoint = (quotes: readonly Quote[], pointIndex: number | null): void => {
    if (session.getForm()) deps.notify(addQuotesToDraft(session, quotes, pointIndex));
  };
  /**
   * Lists the texts in which selected words are located: the captured text of the form, or the saved texts of
   * its source, because the text of a saved page is not captured again. Returns no texts if the database
   * cannot be read. Quotes can be created without a text.
   */
  const listTexts = async (): Promise<SavedText[]> => {
    const { article, source } = session.getForm() ?? {};
    if (article) return [article];
    return source ? deps.listTexts(source.stableId).catch(() => []) : [];
  };
  const addSelection = async (tabId: number, pointIndex: number | null): Promise<void> => {
    const [response, savedTexts, { buildQuoteInTexts }] = await Promise.all([
      deps.readSelection(tabId),
      listTexts(),
      import('@/lib/evidence/build-quote'),
    ]);
    const form = session.getForm();
    if (!response.ok || !form) return deps.notify('page-not-readable');
    const selectedTexts = parseSelection(response.value, '');
    if (selectedTexts.length === 0) return deps.notify('nothing-selected');
    const texts = form.article ? [form.article] : savedTexts;
    const quotes = selectedTexts.map((selectedText) => buildQuoteInTexts(selectedText, texts));
    addToPoint(quotes, pointIndex);
  };
  const searchPage = async (quotes: readonly Quote[], options: Omit<HighlightRequest, 'quotes'>) => {
    const request = { quotes: buildSelectors(quotes, await listTexts()), ...options };
    return tab && highlightInTab(deps, tab.id, request);
  };
  /** Returns whether the tab still has the page of the form. */
  const isPageOpen = async (): Promise<boolean> => {
    const { extraction, source } = session.getForm() ?? {};
    const { url = null } = (tab && (await deps.captureDeps.findTabById(tab.id))) ?? {};
    const urls = [extraction?.url ?? '', ...(source ? [source.url, ...source.aliases] : [])];
    const keys = new Set(urls.flatMap(getUrlKeys));
    return url !== null && getUrlKeys(url).some((key) => keys.has(key));
  };
  const highlightQuotes: QuoteActions['highlightQuotes'] = async (quotes, scrollToIndex) => {
    const matches = await searchPage(quotes, { scrollToIndex });
    if (!matches) deps.notify('page-not-readable');
    return matches;
  };
  return {
    announceQuote: (pointIndex) => deps.notify({ kind: 'quote-added', pointIndex }),
    addQuote: (quote, pointIndex = null) => addToPoint([quote], pointIndex),
    addSelection: (pointIndex = null) =>
      tab ? void addSelection(tab.id, pointIndex) : deps.notify('page-not-readable'),
    highlightQuotes,
    locateQuotes: async (quotes) =>
      (await isPageOpen()) ? searchPage(quotes, { scrollToIndex: null, isSearchOnly: true }) : null,
    ...createShowActions(session, deps, highlightQuotes),
    copyQuote: (quote, format) => {
      const form = session.getForm();
      if (!form) return;
      void Promise.all([listTexts(), import('./copy-quote')])
        .then(([texts, { copyQuote }]) => copyQuote(deps, { form, tab, texts }, quote, format))
        .then(deps.notify, () => deps.notify('not-copied'));
    },
    findQuotesOnPage: async (quotes) => {
      const request = { quotes: buildSelectors(quotes), scrollToIndex: null, isSearchOnly: true };
      return tab && highlightInTab(deps, tab.id, request);
    },
  };
}

/** Creates the actions that show a quote. A late answer about an earlier quote is ignored. */
function createShowActions(
  session: DraftSession,
  deps: QuoteActionDeps,
  highlightQuotes: QuoteActions['highlightQuotes'],
): Pick<QuoteActions, 'showQuote' | 'showQuoteInText'> {
  const latestRequest = createLatestRequest();
  const showQuote = async (quote: Quote): Promise<void> => {
    const isLatest = latestRequest.start();
    const focusedField = deps.getFocusedField();
    const form = session.getForm();
    const quotes = form ? listQuotes(getFormValues(form).keyPoints) : [];
    const index = quotes.indexOf(quote);
    const matches = await highlightQuotes(quotes, index);
    if (!matches || matches[index] || !isLatest()) return;
    deps.notify('quote-not-found');
    // The preview takes the focus, which would interrupt a reader who types in another field meanwhile.
    const newField = deps.getFocusedField();
    if (newField === null || newField === focusedField) deps.setTextPreviewOpen(true, quote);
  };
  return {
    showQuote: (quote) => void showQuote(quote),
    showQuoteInText: (quote) => {
      latestRequest.cancel();
      deps.setTextPreviewOpen(true, quote);
    },
  };
}
