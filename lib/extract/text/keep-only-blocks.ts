import { BLOCK_ID_ATTRIBUTE } from './marker-attributes';
import { getTagName, isElement } from './tags';

/**
 * Removes every block that is not kept, and elements that become empty, from the copy. Tables keep their rows
 * and cells, because a cell's position determines its column.
 */
export function keepOnlyBlocks(root: Element, chosenIds: Set<number>): void {
  const chosenAncestors = new Set<Element>();
  for (const markedElement of [...root.querySelectorAll(`[${BLOCK_ID_ATTRIBUTE}]`)]) {
    if (!chosenIds.has(Number(markedElement.getAttribute(BLOCK_ID_ATTRIBUTE)))) {
      markedElement.replaceChildren();
      continue;
    }
    for (
      let ancestor: Element | null = markedElement;
      ancestor && !chosenAncestors.has(ancestor);
      ancestor = ancestor.parentElement
    )
      chosenAncestors.add(ancestor);
  }
  prune(root, chosenAncestors);
}

// Recursion is safe because the copy nests at most 300 levels.
function prune(element: Element, chosenAncestors: Set<Element>): void {
  for (let child = element.firstChild, next: ChildNode | null = null; child; child = next) {
    next = child.nextSibling;
    if (!isElement(child)) child.remove();
    else if (getTagName(child) === 'HR') continue;
    else if (!chosenAncestors.has(child)) child.remove();
    else if (!child.hasAttribute(BLOCK_ID_ATTRIBUTE) && getTagName(child) !== 'TABLE')
      prune(child, chosenAncestors);
  }
}
