import { formatDay } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { QuoteCopyFormat, QuoteLink } from '@/lib/evidence/quote-link';
import type { QuoteState, SupportSummary } from '@/lib/evidence/quote-state';
import { getPageName, type PdfPage } from '@/lib/record/page-name';
import type { Quote } from '@/lib/record/schema/parts';

/** Describes whether the words of a quote are still on the page. */
export function describeQuoteState(state: QuoteState): string {
  switch (state.kind) {
    case 'unchecked':
      return t('quoteUnchecked');
    case 'unchanged':
      return t('quoteUnchanged');
    case 'changed':
      return t('quoteChanged');
    case 'missing':
      return describeMissingQuote(state);
  }
}

function describeMissingQuote({ goneSince, isInText }: Extract<QuoteState, { kind: 'missing' }>): string {
  if (goneSince === undefined) return t('quoteMissing');
  return t(isInText ? 'quoteGone' : 'quoteGoneWithoutText', formatDay(goneSince));
}

/**
 * Describes what *Show on page* did for a quote in a state. `isPageRead` is false if the page was opened
 * without searching it. Returns an empty text if the quote is highlighted on the page.
 */
export function describeShownQuote(state: QuoteState, isPageRead: boolean): string {
  if (state.kind !== 'missing') return isPageRead ? '' : t('quoteOpenedInTab');
  return [
    t(isPageRead ? 'quoteNotOnOpenPage' : 'quoteOpenedMissing'),
    t(state.isInText === false ? 'quoteInNoText' : 'quoteKeptInText'),
  ].join(' ');
}

/** Describes how the key points are supported, for example "4 key points, 3 quoted, 1 no longer on the page". */
export function describeSupport({ points, quoted, changed, missing }: SupportSummary): string {
  return [
    tCount('supportPoints', points),
    tCount('supportQuoted', quoted),
    ...(changed > 0 ? [tCount('supportChanged', changed)] : []),
    ...(missing > 0 ? [tCount('supportMissing', missing)] : []),
  ].join(', ');
}

/**
 * Names a page of a PDF by its label and its number, because a viewer may show only one of them. Returns only
 * the number if the page has no other label, and null for a quote that is not from a PDF.
 */
export function describePdfPage(page: PdfPage): string;
export function describePdfPage(quote: Pick<Quote, 'page' | 'pageLabel'>): string | null;
export function describePdfPage({ page, pageLabel }: Pick<Quote, 'page' | 'pageLabel'>): string | null {
  if (page === undefined) return null;
  const name = getPageName({ page, pageLabel });
  return name === String(page) ? name : t('pdfPageNameWithPosition', name, page);
}

/**
 * Describes where a copied link was verified, or why it was not verified. Returns an empty text if it was
 * verified on the page itself.
 */
function describeQuoteLink({ verifiedIn, pdfPage }: QuoteLink): string {
  switch (verifiedIn) {
    case 'page':
      return '';
    case 'text':
      return t('quoteLinkCheckedInText');
    case null:
      return pdfPage === undefined ? t('quoteLinkUncertain') : t('quoteLinkPdfPage', pdfPage);
  }
}

// In UTF-16 code units. A longer quote is named by its first words.
const MAX_NAME_LENGTH = 40;

/** Names a quote by its first words. */
function nameQuote(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  if (line.length <= MAX_NAME_LENGTH) return line;
  const start = line.slice(0, MAX_NAME_LENGTH);
  // Scripts without spaces are cut anywhere, but not inside a surrogate pair.
  return `${start.includes(' ') ? start.slice(0, start.lastIndexOf(' ')) : start.replace(/[\ud800-\udbff]$/, '')}…`;
}

/**
 * Describes what was copied (the link or the Markdown), the first words of the quote, and where the link was
 * verified.
 */
export function describeCopiedQuote(copied: {
  format: QuoteCopyFormat;
  words: string;
  link: QuoteLink;
}): string {
  const name = nameQuote(copied.words);
  const message = copied.format === 'link' ? t('quoteLinkCopied', name) : t('quoteMarkdownCopied', name);
  return `${message} ${describeQuoteLink(copied.link)}`.trim();
}
