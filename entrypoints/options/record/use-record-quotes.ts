import { useMemo, useState } from 'react';
import type { QuoteActions } from '@/components/record/KeyPoints';
import { compareWithLaterTexts, findQuotePages, isPdfText } from '@/lib/app/quotes/compare-texts';
import { showQuotes } from '@/lib/app/quotes/show-quotes';
import { t } from '@/lib/browser/i18n/message';
import { markQuotesInTab } from '@/lib/browser/inject-script';
import { openWebPage } from '@/lib/browser/open-page';
import { focusTab, listTabs } from '@/lib/browser/tabs';
import type { QuoteSelector } from '@/lib/evidence/anchor-quote';
import type { PageMatch } from '@/lib/evidence/mark-request';
import { buildSelectors, getQuoteState, listQuotes } from '@/lib/evidence/quote-state';
import { buildTextFragmentUrl } from '@/lib/evidence/text-fragment-url';
import { formatQuoteAsMarkdown } from '@/lib/formats/format-quote';
import { buildSnapshotPageUrl } from '@/lib/record/pdf-address';
import type { PageCheck } from '@/lib/record/schema/page-check';
import type { Quote } from '@/lib/record/schema/parts';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { LibraryActions } from '../use-library-actions';

/** The dependencies of showing quotes on their page. */
export const showQuotesPorts = { listTabs, focusTab, openPage: openWebPage, markQuotes: markQuotesInTab };

/**
 * Returns the states of a record's quotes and the actions on them. A state is known after the quotes were shown on the page, or if the
 * page was captured again after it was quoted. `snapshots` is null while they are loaded; the oldest comes first.
 */
export function useRecordQuotes(
  source: Source,
  snapshots: Snapshot[] | null,
  pageCheck: PageCheck | null,
  libraryActions: LibraryActions,
): { quotes: QuoteSelector[]; quoteActions: Omit<QuoteActions, 'showInText'> } {
  const quotes = useMemo(() => listQuotes(source.keyPoints), [source.keyPoints]);
  const selectors = useMemo(() => buildSelectors(quotes, snapshots?.[0]?.text ?? null), [quotes, snapshots]);
  const isPageVerified = pageCheck?.outcome === 'unchanged';
  const matchesInText = useMemo(
    () => compareWithLaterTexts(quotes, selectors, snapshots ?? [], { isPageVerified }),
    [quotes, selectors, snapshots, isPageVerified],
  );
  const pdf = useMemo(() => snapshots?.findLast(isPdfText) ?? null, [snapshots]);
  const pages = useMemo(() => findQuotePages(quotes, selectors, pdf), [quotes, selectors, pdf]);
  const [matchesOnPage, setMatchesOnPage] = useState<{ quotes: typeof quotes; matches: PageMatch[] } | null>(
    null,
  );
  const matches = matchesOnPage?.quotes === quotes ? matchesOnPage.matches : matchesInText;
  const buildPageUrl = (page: number): string | null => buildSnapshotPageUrl(pdf ?? {}, source, page);
  // Viewers of PDFs ignore text fragments.
  const buildUrl = (quote: Quote, text: string | null = null): string =>
    (quote.page === undefined ? null : buildPageUrl(quote.page)) ??
    buildTextFragmentUrl(source.url, quote, text);
  const buildVerifiedUrl = (quote: Quote): string => buildUrl(quote, snapshots?.at(-1)?.text ?? null);
  const copyText = (text: string, message: string): void => {
    void navigator.clipboard.writeText(text).then(
      () => libraryActions.notifyStatus(message),
      () => libraryActions.notifyError(t('recordNotCopied')),
    );
  };
  const quoteActions: Omit<QuoteActions, 'showInText'> = {
    states: quotes.map((_, index) => getQuoteState(matches[index])),
    pages,
    buildPageUrl,
    buildUrl: (quote) => buildUrl(quote),
    showOnPage: (index) => {
      const quote = quotes[index];
      if (!quote) return;
      const page = { urls: [source.url, ...source.aliases], linkUrl: buildVerifiedUrl(quote) };
      void showQuotes(showQuotesPorts, page, selectors, index).then((pageMatches) => {
        if (pageMatches) setMatchesOnPage({ quotes, matches: pageMatches });
        else libraryActions.notifyStatus(t('quoteOpenedInTab'));
      });
    },
    copyLink: (quote) => copyText(buildVerifiedUrl(quote), t('quoteLinkCopied')),
    copyMarkdown: (quote) =>
      copyText(formatQuoteAsMarkdown(quote, source.title, buildVerifiedUrl(quote)), t('quoteMarkdownCopied')),
  };
  return { quotes: selectors, quoteActions };
}
