import { BLOCK_ID_ATTRIBUTE } from './marker-attributes';
import { getTagName, isElement } from './tags';

/**
 * Removes every block that is not in `keptBlockIds` from the working copy, and every element without kept
 * blocks. All rows and cells of tables stay, because the position of a cell determines its column, and so do
 * horizontal rules, which separate sections.
 */
export function keepOnlyBlocks(root: Element, keptBlockIds: Set<number>): void {
  const elementsWithKeptBlocks = new Set<Element>();
  for (const blockElement of [...root.querySelectorAll(`[${BLOCK_ID_ATTRIBUTE}]`)]) {
    if (!keptBlockIds.has(Number(blockElement.getAttribute(BLOCK_ID_ATTRIBUTE)))) {
      blockElement.replaceChildren();
      continue;
    }
    for (
      let ancestor: Element | null = blockElement;
      ancestor && !elementsWithKeptBlocks.has(ancestor);
      ancestor = ancestor.parentElement
    )
      elementsWithKeptBlocks.add(ancestor);
  }
  removeOtherElements(root, elementsWithKeptBlocks);
}

// Recursion is safe because the copy has at most 300 levels.
function removeOtherElements(element: Element, elementsWithKeptBlocks: Set<Element>): void {
  for (let child = element.firstChild, nextChild: ChildNode | null = null; child; child = nextChild) {
    nextChild = child.nextSibling;
    if (!isElement(child)) child.remove();
    else if (getTagName(child) === 'HR') continue;
    else if (!elementsWithKeptBlocks.has(child)) child.remove();
    else if (!child.hasAttribute(BLOCK_ID_ATTRIBUTE) && getTagName(child) !== 'TABLE')
      removeOtherElements(child, elementsWithKeptBlocks);
  }
}
