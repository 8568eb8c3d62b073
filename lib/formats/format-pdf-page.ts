import { getPageName } from '@/lib/record/page-name';
import type { Quote } from '@/lib/record/schema/parts';

/**
 * Formats the page that a quote is on as citations do, with a separating space before it. Empty if it is unknown. `escapeLabel` escapes its
 * label, which comes from the PDF.
 */
export const formatPdfPage = (
  quote: Pick<Quote, 'page' | 'pageLabel'>,
  escapeLabel: (label: string) => string,
): string => {
  const pageName = getPageName(quote);
  return pageName === null ? '' : ` (p. ${escapeLabel(pageName)})`;
};
