import { isElement } from '../tags';
import { createSafeDom } from './safe-dom';

type SelectionRoot = { getSelection?: () => Selection | null };

/**
 * Returns the ranges that the reader selected in the page, in an open shadow root or in a same-origin frame.
 * Returns an empty array if nothing is selected.
 */
export function getSelectedRanges(page: Document): Range[] {
  // An element such as `<form name="getSelection">` hides the method of the document.
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

// Chromium represents a selection in a shadow root as a collapsed range in front of the host element. Firefox
// returns the selected range itself.
function getShadowRanges({ startContainer, startOffset }: Range): Range[] {
  const host = startContainer.childNodes[startOffset];
  const root = host && isElement(host) ? createSafeDom().getShadowRoot(host) : null;
  const ranges = listRanges((root as SelectionRoot | null)?.getSelection?.());
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
