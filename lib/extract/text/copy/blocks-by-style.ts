import { isElement, isText } from '../tags';
import type { SafeDom } from './safe-dom';

/** Returns whether a copied node ends with a word, without white space after it. An element counts as a word. */
export const endsWithoutSpace = (node: Node): boolean =>
  isText(node) ? !/\s$/.test(node.data) : isElement(node);

/** Returns whether a node of the page starts with a word. An element counts as a word. */
export const startsWithoutSpace = (original: Node, dom: SafeDom): boolean =>
  dom.getNodeType(original) === Node.TEXT_NODE
    ? !/^\s/.test(original.nodeValue ?? '')
    : dom.getNodeType(original) === Node.ELEMENT_NODE;

/**
 * Separates an inline element that the style shows as a block from the words around it: in code by a line break, elsewhere by a
 * space. Otherwise its first and last words would be joined with their neighbours.
 */
export function separateFromNeighbours(element: Element): void {
  const separator = element.closest('pre') ? '\n' : ' ';
  if (!element.previousSibling?.textContent?.endsWith(separator)) element.before(separator);
  if (!element.textContent?.endsWith(separator)) element.after(separator);
}
