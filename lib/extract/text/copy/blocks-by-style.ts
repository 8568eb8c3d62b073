import { isElement, isText } from '../tags';
import type { SafeDom } from './safe-dom';

/** Returns whether a copied node does not end with white space. For an element, this is always true. */
export const hasNoSpaceAtEnd = (node: Node): boolean =>
  isText(node) ? !/\s$/.test(node.data) : isElement(node);

/**
 * Returns whether a node of the page does not start with white space. For an element, this is always true.
 */
export const hasNoSpaceAtStart = (original: Node, dom: SafeDom): boolean =>
  dom.getNodeType(original) === Node.TEXT_NODE
    ? !/^\s/.test(original.nodeValue ?? '')
    : dom.getNodeType(original) === Node.ELEMENT_NODE;

/**
 * Separates an inline element that the style sheet shows as a block from the words around it: in code by a
 * line break, elsewhere by a space. Without a separator, its first and last words would be joined with their
 * neighbours.
 */
export function separateFromNeighbours(element: Element): void {
  const separator = element.closest('pre') ? '\n' : ' ';
  if (!element.previousSibling?.textContent?.endsWith(separator)) element.before(separator);
  if (!element.textContent?.endsWith(separator)) element.after(separator);
}
