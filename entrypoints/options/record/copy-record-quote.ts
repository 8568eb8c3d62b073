import type { QuotePage } from '@/components/record/KeyPoints';
import { describeCopiedQuote, describePdfPage } from '@/lib/app/describe/describe-quote';
import { buildQuoteLink } from '@/lib/app/quotes/build-quote-link';
import { t } from '@/lib/browser/i18n/message';
import type { QuoteSelector } from '@/lib/evidence/anchor-quote';
import type { QuoteCopyFormat, QuoteLink } from '@/lib/evidence/quote-link';
import { formatQuoteAsMarkdown } from '@/lib/formats/format-quote';
import type { Quote } from '@/lib/record/schema/parts';
import type { Source } from '@/lib/record/schema/source';
import type { LibraryActions } from '../use-library-actions';
import { quoteTabDeps } from './quote-tab-deps';

/** A quote of a record, its selector and its page in a PDF. */
type RecordQuote = { quote: Quote; selector: QuoteSelector; page: QuotePage | null };

/**
 * Copies the link to a quote, or the quote as Markdown, and notifies the reader. `pageText` is the newest captured text of the page, or
 * null.
 */
export async function copyRecordQuote(
  source: Source,
  recordQuote: RecordQuote,
  format: QuoteCopyFormat,
  pageText: string | null,
  libraryActions: Pick<LibraryActions, 'notifyStatus' | 'notifyError'>,
): Promise<void> {
  const { quote } = recordQuote;
  const link = await buildLink(source, recordQuote, pageText);
  const text = format === 'link' ? link.url : formatQuoteAsMarkdown(quote, source.title, link.url);
  await navigator.clipboard.writeText(text).then(
    () => libraryActions.notifyStatus(describeCopiedQuote({ format, words: quote.exact, link })),
    () => libraryActions.notifyError(t('copyFailed')),
  );
}

async function buildLink(
  source: Source,
  { quote, selector, page }: RecordQuote,
  pageText: string | null,
): Promise<QuoteLink> {
  // PDF viewers ignore text fragments, so the link has the number of the page instead.
  if (quote.page !== undefined && page?.url)
    return { url: page.url, verifiedIn: null, pdfPage: describePdfPage(page) };
  return buildQuoteLink(quoteTabDeps, [source.url, ...source.aliases], selector, pageText);
}
