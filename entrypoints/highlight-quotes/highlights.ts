import { CURRENT_HIGHLIGHT_NAME, HIGHLIGHT_NAME } from '@/lib/evidence/highlight-request';
import { findNeighbourQuote, findNeighbourStep } from '@/lib/evidence/quote-order';

type View = Window & typeof globalThis;
type HighlightGlobals = { __provenoteRemoveHighlights?: () => void };

/**
 * Highlights quotes with the CSS Custom Highlight API, which changes no node of the page. `rangesByQuote` has
 * an array of ranges for each quote, and `indexesInPageOrder` lists the indexes of the quotes that were
 * found. Scrolls to the quote `initialQuoteIndex`, unless that is null.
 * In the page, Alt+Page Down and Alt+Page Up go to the next and the previous quote. The highlights stay until
 * the reader presses Escape in the page, asks for other highlights, or leaves the page.
 */
export function highlightQuotes(
  rangesByQuote: readonly (readonly Range[])[],
  indexesInPageOrder: readonly number[],
  initialQuoteIndex: number | null,
): void {
  const views = groupByView(rangesByQuote.flat());
  const abortController = new AbortController();
  let currentQuoteIndex = initialQuoteIndex;
  const showCurrentQuote = (): void => {
    const currentRanges = currentQuoteIndex === null ? [] : (rangesByQuote[currentQuoteIndex] ?? []);
    setHighlight(views.keys(), CURRENT_HIGHLIGHT_NAME, currentRanges, 2);
    if (currentRanges[0]) scrollToRange(currentRanges[0]);
  };
  const removeFromPage = (): void => {
    abortController.abort();
    for (const { CSS } of views.keys())
      for (const name of [HIGHLIGHT_NAME, CURRENT_HIGHLIGHT_NAME]) CSS.highlights.delete(name);
  };
  const handleKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') removeFromPage();
    const step = findNeighbourStep(event);
    if (step === null) return;
    event.preventDefault();
    event.stopPropagation();
    currentQuoteIndex = findNeighbourQuote(indexesInPageOrder, currentQuoteIndex, step);
    showCurrentQuote();
  };
  setHighlight(views.keys(), HIGHLIGHT_NAME, rangesByQuote.flat(), 1);
  showCurrentQuote();
  (globalThis as HighlightGlobals).__provenoteRemoveHighlights = removeFromPage;
  for (const view of views.keys())
    view.addEventListener('keydown', handleKeyDown, { signal: abortController.signal, capture: true });
}

/**
 * Sets one highlight in every window. The ranges may be in frames, and only the window that contains a range
 * can highlight it.
 */
function setHighlight(views: Iterable<View>, name: string, ranges: readonly Range[], priority: number): void {
  const rangesByView = groupByView(ranges);
  for (const view of views) {
    const viewRanges = rangesByView.get(view);
    if (!viewRanges) {
      view.CSS.highlights.delete(name);
      continue;
    }
    const highlight = new view.Highlight(...viewRanges);
    highlight.priority = priority;
    view.CSS.highlights.set(name, highlight);
  }
}

/** Removes the highlights of an earlier run of the script. */
export function removeHighlights(): void {
  (globalThis as HighlightGlobals).__provenoteRemoveHighlights?.();
}

function groupByView(ranges: readonly Range[]): Map<View, Range[]> {
  const groups = new Map<View, Range[]>();
  for (const range of ranges) {
    const view = range.startContainer.ownerDocument?.defaultView;
    if (view) groups.set(view, [...(groups.get(view) ?? []), range]);
  }
  return groups;
}

/** Scrolls the page and its scrollable areas, so that the start of a range is in the middle of the window. */
function scrollToRange(range: Range): void {
  const element = range.startContainer.parentElement;
  element?.scrollIntoView({ block: 'center', behavior: 'instant' });
  // A long paragraph is larger than the window, so its middle may be far from the range.
  const view = element?.ownerDocument.defaultView;
  const { top, bottom } = range.getBoundingClientRect();
  if (view && (top < 0 || bottom > view.innerHeight))
    view.scrollBy({ top: top - view.innerHeight / 2, behavior: 'instant' });
}
