import { MARK } from './segment';
import { isElement, tagOf } from './tags';

/**
 * Takes out of the copy every marked block whose number is not among those to keep, and what then holds nothing: cleaning
 * and writing walk what is left. Tables keep their rows and cells, for a column is told by its place.
 */
export function keepOnly(root: Element, keep: Set<number>): void {
  const around = new Set<Element>();
  for (const marked of [...root.querySelectorAll(`[${MARK}]`)]) {
    if (!keep.has(Number(marked.getAttribute(MARK)))) {
      marked.replaceChildren();
      continue;
    }
    for (let at: Element | null = marked; at && !around.has(at); at = at.parentElement) around.add(at);
  }
  prune(root, around);
}

// The tree of a copy is at most some hundred levels deep.
function prune(element: Element, around: Set<Element>): void {
  for (let child = element.firstChild, next: ChildNode | null = null; child; child = next) {
    next = child.nextSibling;
    if (!isElement(child)) child.remove();
    else if (tagOf(child) === 'HR') continue;
    else if (!around.has(child)) child.remove();
    else if (!child.hasAttribute(MARK) && tagOf(child) !== 'TABLE') prune(child, around);
  }
}
