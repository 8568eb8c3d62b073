import type { KeyPoint, Quote } from '@/lib/record/schema/parts';
import { findUnchangedWords } from './anchor-quote';
import { isRepeated } from './is-repeated';
import { SearchableText } from './searchable-text';

/**
 * Adds the position in a captured text to the quotes without one, such as those that were added before the page had a captured text. A
 * quote that the text does not have does not change, nor does one without context whose words occur several times. `text` is
 * normalised, as snapshots store it.
 */
export function locateQuotes(
  keyPoints: KeyPoint[],
  { text, sha256 }: { text: string; sha256: string },
): KeyPoint[] {
  if (!keyPoints.some(({ quotes }) => quotes.some(needsPosition))) return keyPoints;
  const searchable = new SearchableText(text);
  const locate = (quote: Quote): Quote => {
    const isCertain = quote.prefix + quote.suffix !== '' || !isRepeated(quote, searchable);
    const range = needsPosition(quote) && isCertain ? findUnchangedWords(quote, searchable) : null;
    return range ? { ...quote, start: range.start, end: range.end, snapshot: sha256 } : quote;
  };
  return keyPoints.map((point) => ({ ...point, quotes: point.quotes.map(locate) }));
}

const needsPosition = ({ start, page }: Quote): boolean => start === null && page === undefined;
