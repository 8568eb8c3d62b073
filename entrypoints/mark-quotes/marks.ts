import { CURRENT_MARK_NAME, MARK_NAME } from '@/lib/evidence/mark-request';

type MarkGlobals = { __provenoteRemoveMarks?: () => void };

/**
 * Marks ranges with the CSS Custom Highlight API, which changes no node of the page. The marks stay until the reader presses Escape in
 * the page, asks for other marks, or leaves the page.
 */
export function markRanges(ranges: readonly Range[], currentRanges: readonly Range[]): void {
  const registries = new Map<Window & typeof globalThis, HighlightRegistry>();
  const listening = new AbortController();
  // Only the window that contains a range can mark it. This may be the window of a frame.
  const mark = (name: string, markedRanges: readonly Range[], priority: number): void => {
    for (const [view, viewRanges] of groupByView(markedRanges)) {
      const highlight = new view.Highlight(...viewRanges);
      highlight.priority = priority;
      view.CSS.highlights.set(name, highlight);
      registries.set(view, view.CSS.highlights);
    }
  };
  mark(MARK_NAME, ranges, 1);
  mark(CURRENT_MARK_NAME, currentRanges, 2);
  const remove = (): void => {
    listening.abort();
    for (const registry of registries.values()) {
      registry.delete(MARK_NAME);
      registry.delete(CURRENT_MARK_NAME);
    }
  };
  (globalThis as MarkGlobals).__provenoteRemoveMarks = remove;
  for (const view of registries.keys())
    view.addEventListener('keydown', ({ key }) => key === 'Escape' && remove(), {
      signal: listening.signal,
      capture: true,
    });
}

/** Removes the marks of an earlier run of the script. */
export function removeMarks(): void {
  (globalThis as MarkGlobals).__provenoteRemoveMarks?.();
}

function groupByView(ranges: readonly Range[]): Map<Window & typeof globalThis, Range[]> {
  const groups = new Map<Window & typeof globalThis, Range[]>();
  for (const range of ranges) {
    const view = range.startContainer.ownerDocument?.defaultView;
    if (view) groups.set(view, [...(groups.get(view) ?? []), range]);
  }
  return groups;
}

/** Scrolls the page, and the scrollable areas in it, so that the start of a range is in the middle of the window. */
export function scrollToRange(range: Range): void {
  const element = range.startContainer.parentElement;
  element?.scrollIntoView({ block: 'center', behavior: 'instant' });
  // A long paragraph is larger than the window, so its middle may be far from the range.
  const view = element?.ownerDocument.defaultView;
  const { top, bottom } = range.getBoundingClientRect();
  if (view && (top < 0 || bottom > view.innerHeight))
    view.scrollBy({ top: top - view.innerHeight / 2, behavior: 'instant' });
}
