import { safeDom } from './safe-dom';

type WithSelection = { getSelection?: () => Selection | null };

/**
 * The ranges that the reader has selected: in the page, in an open shadow root, or in a frame of the same origin; empty
 * where nothing is.
 */
export function selectedRanges(page: Document): Range[] {
  // `<form name="getSelection">` hides the method of the document.
  const ranges = rangesOf(Document.prototype.getSelection.call(page));
  const own = ranges.filter(({ collapsed }) => !collapsed);
  if (own.length > 0) return own;
  const inShadow = ranges.flatMap(rangesInShadow);
  return inShadow.length > 0 ? inShadow : rangesInFrames(page);
}

function rangesOf(selection: Selection | null | undefined): Range[] {
  const count = selection?.rangeCount ?? 0;
  return Array.from({ length: count }, (_, i) => selection?.getRangeAt(i)).filter(
    (range) => range !== undefined,
  );
}

// What is selected in a shadow root is told outside as a place before its host (Chromium; Firefox tells it as it is).
function rangesInShadow({ startContainer, startOffset }: Range): Range[] {
  const host = startContainer.childNodes[startOffset];
  const root = host?.nodeType === 1 ? safeDom().shadow(host as Element) : null;
  const ranges = rangesOf((root as WithSelection | null)?.getSelection?.());
  return ranges.flatMap((range) => (range.collapsed ? rangesInShadow(range) : [range]));
}

function rangesInFrames(page: Document): Range[] {
  const dom = safeDom();
  for (const element of Document.prototype.querySelectorAll.call(page, 'iframe, frame')) {
    const frame = dom.frame(element);
    const ranges = frame ? selectedRanges(frame) : [];
    if (ranges.length > 0) return ranges;
  }
  return [];
}
