import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { anchorQuote, type QuoteSelector } from '@/lib/evidence/anchor-quote';
import { SearchableText } from '@/lib/evidence/searchable-text';
import { listDomRanges, readPageText } from '@/lib/extract/page-text';

const HIGHLIGHT_NAME = 'record-quote';
const CURRENT_HIGHLIGHT_NAME = 'record-current-quote';

/** The quote to scroll to. Each request has a new object, so that a quote can be shown again. */
export type ShownQuote = { index: number } | null;

/**
 * Highlights the quotes in the captured text with the CSS Custom Highlight API, because a quote may begin and end inside other elements.
 * Returns the function that finds the quote at a point of the window, or null.
 */
export function useQuoteHighlights(
  containerRef: RefObject<HTMLElement | null>,
  selectors: readonly QuoteSelector[],
  shownQuote: ShownQuote,
): (x: number, y: number) => number | null {
  const rangesRef = useRef<Range[][]>([]);
  const doneRequestRef = useRef<ShownQuote>(null);
  useEffect(() => {
    const container = containerRef.current;
    if (!container || !('highlights' in CSS)) return;
    const mark = (): void => {
      const ranges = findRanges(container, selectors);
      rangesRef.current = ranges;
      const currentRanges = shownQuote ? (ranges[shownQuote.index] ?? []) : [];
      CSS.highlights.set(HIGHLIGHT_NAME, new Highlight(...ranges.flat()));
      CSS.highlights.set(CURRENT_HIGHLIGHT_NAME, new Highlight(...currentRanges));
      if (doneRequestRef.current === shownQuote || !currentRanges[0]) return;
      doneRequestRef.current = shownQuote;
      currentRanges[0].startContainer.parentElement?.scrollIntoView({ block: 'center' });
    };
    mark();
    // A long text is rendered in several steps.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(mark, 50);
    });
    observer.observe(container, { childList: true, subtree: true });
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      CSS.highlights.delete(HIGHLIGHT_NAME);
      CSS.highlights.delete(CURRENT_HIGHLIGHT_NAME);
    };
  }, [containerRef, selectors, shownQuote]);
  return useMemo(() => (x, y) => findIndexAtPoint(rangesRef.current, x, y), []);
}

function findRanges(container: HTMLElement, selectors: readonly QuoteSelector[]): Range[][] {
  if (selectors.length === 0) return [];
  const pageText = readPageText(container);
  const searchable = new SearchableText(pageText.text);
  return selectors.map((selector) => {
    const match = anchorQuote({ ...selector, start: null }, searchable);
    return match ? listDomRanges(pageText, match.start, match.end) : [];
  });
}

function findIndexAtPoint(ranges: readonly Range[][], x: number, y: number): number | null {
  const index = ranges.findIndex((quoteRanges) =>
    quoteRanges.some((range) =>
      Array.from(range.getClientRects()).some(
        ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
      ),
    ),
  );
  return index < 0 ? null : index;
}
