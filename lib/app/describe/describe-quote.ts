import { t, tCount } from '@/lib/browser/i18n/message';
import type { QuoteLink } from '@/lib/evidence/quote-link';
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
      return t('quoteMissing');
  }
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
 * Names a page of a PDF: its number, or its label and the number, because viewers show one or the other. Returns null for a quote that is on
 * no page of a PDF.
 */
export function describePdfPage(page: PdfPage): string;
export function describePdfPage(quote: Pick<Quote, 'page' | 'pageLabel'>): string | null;
export function describePdfPage({ page, pageLabel }: Pick<Quote, 'page' | 'pageLabel'>): string | null {
  if (page === undefined) return null;
  const name = getPageName({ page, pageLabel });
  return name === String(page) ? name : t('pdfPageNameWithPosition', name, page);
}

/** Describes where a copied link was verified, or why it was not. Empty if it was verified on the page itself. */
export function describeQuoteLink({ verifiedIn, pdfPage }: QuoteLink): string {
  switch (verifiedIn) {
    case 'page':
      return '';
    case 'text':
      return t('quoteLinkCheckedInText');
    case null:
      return pdfPage === undefined ? t('quoteLinkUncertain') : t('quoteLinkPdfPage', pdfPage);
  }
}
