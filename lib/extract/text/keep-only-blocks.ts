import { BLOCK_ID_ATTRIBUTE } from './split-into-blocks';
import { getTagName, isElement } from './tags';

/**
 * Takes out of the copy every marked block whose number is not among those to keep, and what then holds nothing: cleaning
 * and writing walk what is left. Tables keep their rows and cells, for a column is told by its place.
 */
export function keepOnlyBlocks(root: Element, keptIds: Set<number>): void {
  const keptAncestors = new Set<Element>();
  for (const markedElement of [...root.querySelectorAll(`[${BLOCK_ID_ATTRIBUTE}]`)]) {
    if (!keptIds.has(Number(markedElement.getAttribute(BLOCK_ID_ATTRIBUTE)))) {
      markedElement.replaceChildren();
      continue;
    }
    for (
      let ancestor: Element | null = markedElement;
      ancestor && !keptAncestors.has(ancestor);
      ancestor = ancestor.parentElement
    )
      keptAncestors.add(ancestor);
  }
  prune(root, keptAncestors);
}

// The tree of a copy is at most some hundred levels deep.
function prune(element: Element, keptAncestors: Set<Element>): void {
  for (let child = element.firstChild, next: ChildNode | null = null; child; child = next) {
    next = child.nextSibling;
    if (!isElement(child)) child.remove();
    else if (getTagName(child) === 'HR') continue;
    else if (!keptAncestors.has(child)) child.remove();
    else if (!child.hasAttribute(BLOCK_ID_ATTRIBUTE) && getTagName(child) !== 'TABLE')
      prune(child, keptAncestors);
  }
}
