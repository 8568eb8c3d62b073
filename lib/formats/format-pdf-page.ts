import { getPageName } from '@/lib/record/page-name';
import type { Quote } from '@/lib/record/schema/parts';

/**
 * Formats the page of a quote from a PDF as " (p. 12)", with a space at the start. Returns an empty string if the page is unknown.
 * `escapeLabel` escapes the name of the page, which comes from the PDF.
 */
export const formatPdfPage = (
  quote: Pick<Quote, 'page' | 'pageLabel'>,
  escapeLabel: (label: string) => string,
): string => {
  const pageName = getPageName(quote);
  return pageName === null ? '' : ` (p. ${escapeLabel(pageName)})`;
};
