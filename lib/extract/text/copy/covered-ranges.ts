import type { SafeDom } from './safe-dom';

/** Returns the parts of a text node that the ranges cover, joined by spaces. */
export function getCoveredText(node: Node, ranges: readonly Range[]): string {
  const nodeText = node.nodeValue ?? '';
  const coveredParts = ranges
    .filter((range) => range.intersectsNode(node))
    .map((range) =>
      nodeText.slice(
        range.startContainer === node ? range.startOffset : 0,
        range.endContainer === node ? range.endOffset : nodeText.length,
      ),
    );
  return coveredParts.join(' ');
}

/**
 * Returns whether one of the ranges covers the whole element. If it covers a shadow host or a frame, the
 * content inside is copied, although ranges do not extend into shadow roots and frames.
 */
export function isElementCovered(element: Element, ranges: readonly Range[], dom: SafeDom): boolean {
  const parent = dom.getParent(element);
  if (!parent) return false;
  let index = 0;
  for (let node = dom.getFirstChild(parent); node && node !== element; node = dom.getNextSibling(node))
    index += 1;
  return ranges.some(
    (range) => range.isPointInRange(parent, index) && range.isPointInRange(parent, index + 1),
  );
}
