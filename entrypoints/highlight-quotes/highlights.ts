import { CURRENT_HIGHLIGHT_NAME, HIGHLIGHT_NAME } from '@/lib/evidence/highlight-request';
import { findNeighbourQuote, findNeighbourStep } from '@/lib/evidence/quote-order';

type View = Window & typeof globalThis;
type HighlightGlobals = { __provenoteRemoveHighlights?: () => void };

/**
 * Highlights the ranges of quotes with the CSS Custom Highlight API, which changes no node of the page, and scrolls to the current quote
 * unless `current` is null. In the page, Alt+Page Down and Alt+Page Up go to the next and the previous quote of `pageOrder`. The highlights
 * stay until the reader presses Escape in the page, asks for other highlights, or leaves the page.
 */
export function highlightQuotes(
  ranges: readonly (readonly Range[])[],
  pageOrder: readonly number[],
  current: number | null,
): void {
  const views = groupByView(ranges.flat());
  const listening = new AbortController();
  let currentIndex = current;
  const showCurrent = (): void => {
    const currentRanges = currentIndex === null ? [] : (ranges[currentIndex] ?? []);
    setHighlight(views.keys(), CURRENT_HIGHLIGHT_NAME, currentRanges, 2);
    if (currentRanges[0]) scrollToRange(currentRanges[0]);
  };
  const remove = (): void => {
    listening.abort();
    for (const { CSS } of views.keys())
      for (const name of [HIGHLIGHT_NAME, CURRENT_HIGHLIGHT_NAME]) CSS.highlights.delete(name);
  };
  const handleKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') remove();
    const step = findNeighbourStep(event);
    if (step === null) return;
    event.preventDefault();
    event.stopPropagation();
    currentIndex = findNeighbourQuote(pageOrder, currentIndex, step);
    showCurrent();
  };
  setHighlight(views.keys(), HIGHLIGHT_NAME, ranges.flat(), 1);
  showCurrent();
  (globalThis as HighlightGlobals).__provenoteRemoveHighlights = remove;
  for (const view of views.keys())
    view.addEventListener('keydown', handleKeyDown, { signal: listening.signal, capture: true });
}

/** Sets one highlight in every window, because only the window that contains a range can highlight it. This may be the window of a frame. */
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

/** Scrolls the page, and the scrollable areas in it, so that the start of a range is in the middle of the window. */
function scrollToRange(range: Range): void {
  const element = range.startContainer.parentElement;
  element?.scrollIntoView({ block: 'center', behavior: 'instant' });
  // A long paragraph is larger than the window, so its middle may be far from the range.
  const view = element?.ownerDocument.defaultView;
  const { top, bottom } = range.getBoundingClientRect();
  if (view && (top < 0 || bottom > view.innerHeight))
    view.scrollBy({ top: top - view.innerHeight / 2, behavior: 'instant' });
}
