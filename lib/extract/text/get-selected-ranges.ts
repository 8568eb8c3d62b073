import { createSafeDom } from './safe-dom';

type WithSelection = { getSelection?: () => Selection | null };

/**
 * The ranges that the reader has selected: in the page, in an open shadow root, or in a frame of the same origin; empty
 * where nothing is.
 */
export function getSelectedRanges(page: Document): Range[] {
  // `<form name="getSelection">` hides the method of the document.
  const ranges = listRanges(Document.prototype.getSelection.call(page));
  const nonEmptyRanges = ranges.filter(({ collapsed }) => !collapsed);
  if (nonEmptyRanges.length > 0) return nonEmptyRanges;
  const shadowRanges = ranges.flatMap(getShadowRanges);
  return shadowRanges.length > 0 ? shadowRanges : getFrameRanges(page);
}

function listRanges(selection: Selection | null | undefined): Range[] {
  const count = selection?.rangeCount ?? 0;
  return Array.from({ length: count }, (_, i) => selection?.getRangeAt(i)).filter(
    (range) => range !== undefined,
  );
}

// What is selected in a shadow root is told outside as a place before its host (Chromium; Firefox tells it as it is).
function getShadowRanges({ startContainer, startOffset }: Range): Range[] {
  const host = startContainer.childNodes[startOffset];
  const root = host?.nodeType === 1 ? createSafeDom().getShadowRoot(host as Element) : null;
  const ranges = listRanges((root as WithSelection | null)?.getSelection?.());
  return ranges.flatMap((range) => (range.collapsed ? getShadowRanges(range) : [range]));
}

function getFrameRanges(page: Document): Range[] {
  const dom = createSafeDom();
  for (const element of Document.prototype.querySelectorAll.call(page, 'iframe, frame')) {
    const frameDocument = dom.getFrameDocument(element);
    const ranges = frameDocument ? getSelectedRanges(frameDocument) : [];
    if (ranges.length > 0) return ranges;
  }
  return [];
}
