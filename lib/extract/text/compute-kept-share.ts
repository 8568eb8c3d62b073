import type { Block } from './split-into-blocks';
import { isElement } from './tags';

/**
 * The share of the visible characters that stands in the blocks kept, 0–1; null where it was not counted, and where a
 * reader sees no words at all. `unseen`: the texts of the copy that the page hides.
 */
export function computeKeptShare(
  { blocks, keptIds }: { blocks: readonly Block[]; keptIds: ReadonlySet<number> },
  hiddenTexts: ReadonlySet<Node> | null,
): number | null {
  if (!hiddenTexts) return null;
  let keptChars = 0;
  let totalChars = 0;
  for (const block of blocks) {
    const visibleChars = Math.max(
      0,
      block.text.length - (hiddenTexts.size === 0 ? 0 : countHiddenChars(block.nodes, hiddenTexts)),
    );
    totalChars += visibleChars;
    if (keptIds.has(block.id)) keptChars += visibleChars;
  }
  return totalChars === 0 ? null : keptChars / totalChars;
}

function countHiddenChars(nodes: Iterable<Node>, hiddenTexts: ReadonlySet<Node>): number {
  let chars = 0;
  for (const node of nodes) {
    if (isElement(node)) chars += countHiddenChars(node.childNodes, hiddenTexts);
    else if (hiddenTexts.has(node)) chars += (node.nodeValue ?? '').replace(/\s+/g, ' ').trim().length;
  }
  return chars;
}
