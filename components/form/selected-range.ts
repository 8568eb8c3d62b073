import type { TextRange } from '@/lib/evidence/searchable-text';

/**
 * Returns the selected range of the text in a container, or null. The children of the container have the offset of their text in
 * `data-start`.
 */
export function readSelectedRange(container: HTMLElement): TextRange | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!container.contains(range.commonAncestorContainer)) return null;
  const start = getOffset(container, range.startContainer, range.startOffset);
  const end = getOffset(container, range.endContainer, range.endOffset);
  return end > start ? { start, end } : null;
}

function getOffset(container: HTMLElement, node: Node, offset: number): number {
  const lines = [...container.children] as HTMLElement[];
  const line = lines.find((child) => child.contains(node));
  if (line) return getStart(line) + countCharacters(line, node, offset);
  // The end of the selection is between two lines.
  const nextLine = lines[offset];
  const lastLine = lines.at(-1);
  if (nextLine) return getStart(nextLine);
  return lastLine ? getStart(lastLine) + (lastLine.textContent?.length ?? 0) : 0;
}

const getStart = (line: HTMLElement): number => Number(line.dataset.start ?? 0);

function countCharacters(line: HTMLElement, node: Node, offset: number): number {
  const range = document.createRange();
  range.setStart(line, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}
