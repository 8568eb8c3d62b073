import { useMemo, useState } from 'react';
import type { QuoteActions, QuotePage } from '@/components/record/KeyPoints';
import { describePdfPage, describeQuoteLink } from '@/lib/app/describe/describe-quote';
import { buildQuoteLink, findTextFragmentUrl } from '@/lib/app/quotes/build-quote-link';
import {
  compareWithLaterTexts,
  findQuotePdfPages,
  isPdfText,
  type QuotePdfPage,
} from '@/lib/app/quotes/compare-texts';
import { showQuotes } from '@/lib/app/quotes/show-quotes';
import { t } from '@/lib/browser/i18n/message';
import { highlightQuotesInTab } from '@/lib/browser/inject-script';
import { openWebPage } from '@/lib/browser/open-page';
import { focusTab, listTabs } from '@/lib/browser/tabs';
import type { QuoteSelector } from '@/lib/evidence/anchor-quote';
import type { PageMatch } from '@/lib/evidence/highlight-request';
import type { QuoteLink } from '@/lib/evidence/quote-link';
import { buildSelectors, getQuoteState, listQuotes } from '@/lib/evidence/quote-state';
import { buildTextFragmentUrl } from '@/lib/evidence/text-fragment-url';
import { formatQuoteAsMarkdown } from '@/lib/formats/format-quote';
import type { PageCheck } from '@/lib/record/schema/page-check';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import { buildSnapshotPageUrl } from '@/lib/record/snapshot-page-url';
import type { LibraryActions } from '../use-library-actions';

/** The dependencies of the actions on quotes that need a tab. */
export const quoteTabDeps = {
  listTabs,
  focusTab,
  openPage: openWebPage,
  highlightQuotes: highlightQuotesInTab,
};

/**
 * Returns the states of a source's quotes and the actions on them. A state is known after the quotes were shown on the page, if the
 * page was captured again after it was quoted, or if a page check found the page unchanged. `snapshots` is null while they are loaded; the oldest comes first.
 */
export function useRecordQuotes(
  source: Source,
  snapshots: Snapshot[] | null,
  pageCheck: PageCheck | null,
  libraryActions: LibraryActions,
): { quotes: QuoteSelector[]; quoteActions: Omit<QuoteActions, 'showInText'> } {
  const quotes = useMemo(() => listQuotes(source.keyPoints), [source.keyPoints]);
  const selectors = useMemo(() => buildSelectors(quotes, snapshots ?? []), [quotes, snapshots]);
  const isPageVerified = pageCheck?.outcome === 'unchanged';
  const matchesInText = useMemo(
    () => compareWithLaterTexts(quotes, selectors, snapshots ?? [], { isPageVerified }),
    [quotes, selectors, snapshots, isPageVerified],
  );
  const pages = useMemo(
    () =>
      findQuotePdfPages(quotes, selectors, snapshots ?? []).map(
        (page) => page && addPageUrl(page, snapshots ?? [], source),
      ),
    [quotes, selectors, snapshots, source],
  );
  const [matchesOnPage, setMatchesOnPage] = useState<{
    quotes: typeof quotes;
    matches: (PageMatch | null)[];
  } | null>(null);
  const matches = matchesOnPage?.quotes === quotes ? matchesOnPage.matches : matchesInText;
  const latestPageText = snapshots?.findLast((snapshot) => !isPdfText(snapshot))?.text ?? null;
  const buildLink = async (index: number): Promise<QuoteLink | null> => {
    const [quote, selector] = [quotes[index], selectors[index]];
    if (!quote || !selector) return null;
    const page = pages[index];
    // Viewers of PDFs ignore text fragments.
    if (quote.page !== undefined && page?.url)
      return { url: page.url, verifiedIn: null, pdfPage: describePdfPage(page) };
    return buildQuoteLink(quoteTabDeps, [source.url, ...source.aliases], selector, latestPageText);
  };
  const copyLink = async (index: number, message: string, format: (url: string) => string): Promise<void> => {
    const link = await buildLink(index);
    if (!link) return;
    await navigator.clipboard.writeText(format(link.url)).then(
      () => libraryActions.notifyStatus(`${message} ${describeQuoteLink(link)}`.trim()),
      () => libraryActions.notifyError(t('copyFailed')),
    );
  };
  const quoteActions: Omit<QuoteActions, 'showInText'> = {
    states: quotes.map((_, index) => getQuoteState(matches[index])),
    pages,
    buildUrl: (quote) => buildTextFragmentUrl(source.url, quote),
    showOnPage: (index) => {
      const [quote, selector] = [quotes[index], selectors[index]];
      if (!quote || !selector) return;
      const linkUrl =
        (latestPageText === null ? null : findTextFragmentUrl(source.url, selector, latestPageText)) ??
        buildTextFragmentUrl(source.url, quote);
      const page = { urls: [source.url, ...source.aliases], linkUrl };
      void showQuotes(quoteTabDeps, page, selectors, index).then((pageMatches) => {
        if (pageMatches) setMatchesOnPage({ quotes, matches: pageMatches });
        else libraryActions.notifyStatus(t('quoteOpenedInTab'));
      });
    },
    copyLink: (index) => void copyLink(index, t('quoteLinkCopied'), (url) => url),
    copyMarkdown: (index) =>
      void copyLink(index, t('quoteMarkdownCopied'), (url) => {
        const quote = quotes[index];
        return quote ? formatQuoteAsMarkdown(quote, source.title, url) : url;
      }),
  };
  return { quotes: selectors, quoteActions };
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
