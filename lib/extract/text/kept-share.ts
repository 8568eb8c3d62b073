import type { Block } from './segment';
import { isElement } from './tags';

/**
 * The share of the visible characters that stands in the blocks kept, 0–1; null where it was not counted, and where a
 * reader sees no words at all. `unseen`: the texts of the copy that the page hides.
 */
export function keptShare(
  { blocks, keep }: { blocks: readonly Block[]; keep: ReadonlySet<number> },
  unseen: ReadonlySet<Node> | null,
): number | null {
  if (!unseen) return null;
  let kept = 0;
  let all = 0;
  for (const block of blocks) {
    const seen = Math.max(0, block.text.length - (unseen.size === 0 ? 0 : hiddenIn(block.nodes, unseen)));
    all += seen;
    if (keep.has(block.id)) kept += seen;
  }
  return all === 0 ? null : kept / all;
}

function hiddenIn(nodes: Iterable<Node>, unseen: ReadonlySet<Node>): number {
  let chars = 0;
  for (const node of nodes) {
    if (isElement(node)) chars += hiddenIn(node.childNodes, unseen);
    else if (unseen.has(node)) chars += (node.nodeValue ?? '').replace(/\s+/g, ' ').trim().length;
  }
  return chars;
}
