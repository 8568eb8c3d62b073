import { describePdfPage } from '@/lib/app/describe/describe-quote';
import { t } from '@/lib/browser/i18n/message';
import { updatePointText } from '@/lib/record/draft/key-points';
import { findReferencedPoint, type PointReference } from '@/lib/record/draft/point-references';
import type { KeyPoint, Quote } from '@/lib/record/schema/parts';
import type { UndoableChange } from './use-field-undo';

/** A text that was pasted over the text of a point, between the offsets `start` and `end`. */
export type PastedText = { pastedText: string; start: number; end: number };

/**
 * Builds the change that replaces the quote that was found for a pasted text with the pasted text itself. The change is offered
 * while the text of the point is unchanged and the point has the quote. Call this function before the quote is added to the
 * point.
 */
export function buildPasteChange(
  reference: PointReference,
  quote: Quote,
  { pastedText, start, end }: PastedText,
): UndoableChange<KeyPoint[]> {
  const { text: textBefore, quotes: quotesBefore } = reference.point;
  const isPasted = ({ exact, start: quoteStart }: Quote): boolean =>
    exact === quote.exact && quoteStart === quote.start;
  // A quote that the point had before the paste stays.
  const isAdded = !quotesBefore.some(isPasted);
  const pageName = describePdfPage(quote);
  return {
    message: pageName === null ? t('keyPointQuotePasted') : t('keyPointQuotePastedFromPage', pageName),
    undoLabel: t('keyPointPasteAsText'),
    canRestore: (points) => {
      const point = points[findReferencedPoint(points, reference)];
      return point?.text === textBefore && point.quotes.some(isPasted);
    },
    restore: (points) => {
      const index = findReferencedPoint(points, reference);
      const point = points[index];
      if (!point) return points;
      const text = textBefore.slice(0, start) + pastedText + textBefore.slice(end);
      const quotes = isAdded ? point.quotes.filter((other) => !isPasted(other)) : point.quotes;
      return updatePointText(points.with(index, { ...point, quotes }), index, text);
    },
  };
}
