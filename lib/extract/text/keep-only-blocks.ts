import { BLOCK_ID_ATTRIBUTE } from './marker-attributes';
import { getTagName, isElement } from './tags';

/**
 * Removes every block that is not kept, and elements that become empty, from the copy. Tables keep their rows
 * and cells, because a cell's position determines its column.
 */
export function keepOnlyBlocks(root: Element, keptBlockIds: Set<number>): void {
  const keptElements = new Set<Element>();
  for (const markedElement of [...root.querySelectorAll(`[${BLOCK_ID_ATTRIBUTE}]`)]) {
    if (!keptBlockIds.has(Number(markedElement.getAttribute(BLOCK_ID_ATTRIBUTE)))) {
      markedElement.replaceChildren();
      continue;
    }
    for (
      let ancestor: Element | null = markedElement;
      ancestor && !keptElements.has(ancestor);
      ancestor = ancestor.parentElement
    )
      keptElements.add(ancestor);
  }
  removeOtherElements(root, keptElements);
}

// Recursion is safe because the copy nests at most 300 levels.
function removeOtherElements(element: Element, keptElements: Set<Element>): void {
  for (let child = element.firstChild, nextChild: ChildNode | null = null; child; child = nextChild) {
    nextChild = child.nextSibling;
    if (!isElement(child)) child.remove();
    else if (getTagName(child) === 'HR') continue;
    else if (!keptElements.has(child)) child.remove();
    else if (!child.hasAttribute(BLOCK_ID_ATTRIBUTE) && getTagName(child) !== 'TABLE')
      removeOtherElements(child, keptElements);
  }
}
