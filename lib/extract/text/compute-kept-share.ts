import { listNonBoilerplateIds } from './list-non-boilerplate-ids';
import type { Block } from './split-into-blocks';
import { isElement } from './tags';

/**
 * Returns the share of the visible characters of the page that is in kept blocks, 0–1. Comments, navigation
 * and other boilerplate that were left out do not count, because a short article can have many of them.
 * Returns null if visibility was not measured, if nothing is visible, or for a thread, because all text of
 * its posts is kept.
 */
export function computeKeptShare(
  {
    blocks,
    keptBlockIds,
    commentBlockIds,
    isThread,
  }: {
    blocks: readonly Block[];
    keptBlockIds: ReadonlySet<number>;
    commentBlockIds: ReadonlySet<number>;
    isThread: boolean;
  },
  hiddenTexts: ReadonlySet<Node> | null,
): number | null {
  if (!hiddenTexts || isThread) return null;
  const nonBoilerplateIds = listNonBoilerplateIds(blocks);
  let keptBlockChars = 0;
  let totalChars = 0;
  for (const block of blocks) {
    const isCommentOrBoilerplate = commentBlockIds.has(block.id) || !nonBoilerplateIds.has(block.id);
    if (isCommentOrBoilerplate && !keptBlockIds.has(block.id)) continue;
    const visibleChars = Math.max(
      0,
      block.text.length - (hiddenTexts.size === 0 ? 0 : countHiddenChars(block.nodes, hiddenTexts)),
    );
    totalChars += visibleChars;
    if (keptBlockIds.has(block.id)) keptBlockChars += visibleChars;
  }
  return totalChars === 0 ? null : keptBlockChars / totalChars;
}

function countHiddenChars(nodes: Iterable<Node>, hiddenTexts: ReadonlySet<Node>): number {
  let chars = 0;
  for (const node of nodes) {
    if (isElement(node)) chars += countHiddenChars(node.childNodes, hiddenTexts);
    else if (hiddenTexts.has(node)) chars += (node.nodeValue ?? '').replace(/\s+/g, ' ').trim().length;
  }
  return chars;
}
