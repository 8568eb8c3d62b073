import { countCharacters, type TextCounts } from './count-characters';
import { BLOCK_ID_ATTRIBUTE } from './marker-attributes';
import { getTagName, INLINE_TAGS, isElement, isText, NON_TEXT_TAGS } from './tags';

/**
 * A piece of text between two block boundaries: a paragraph, a heading, a line of a list item, or a table
 * cell.
 */
export type Block = {
  id: number;
  /** The nodes of the block, in order. */
  nodes: Node[];
  /** The nearest ancestor that is not inline. */
  container: Element;
  /** The text with collapsed white space. The lines of a `pre` are preserved. */
  text: string;
  /** The number of words. */
  words: number;
  counts: TextCounts;
  /** The number of characters of the text that are inside links. */
  linkChars: number;
  images: Element[];
};

/**
 * Splits the copy into blocks in document order and sets the id of each block on an element. If the block is
 * the only content of its container, this is the container, otherwise a new `span` around the nodes of the
 * block. A `span` does not change the structure that the extractors analyse.
 */
export function splitIntoBlocks(root: Element): Block[] {
  const inlineContainers = listInlineContainers(root);
  const blocks: Block[] = [];
  collectBlocks(root, inlineContainers, blocks);
  for (const block of blocks) setBlockId(block);
  return blocks;
}

// Returns the inline elements that contain a block, such as a link around a card, or a `span` around
// paragraphs.
function listInlineContainers(root: Element): Set<Element> {
  const inlineContainers = new Set<Element>();
  const elements = root.getElementsByTagName('*');
  for (let index = 0; index < elements.length; index += 1) {
    const element = elements[index];
    if (
      !element ||
      INLINE_TAGS.has(getTagName(element)) ||
      NON_TEXT_TAGS.has(getTagName(element)) ||
      isForeignElement(element)
    )
      continue;
    for (
      let ancestor = element.parentElement;
      ancestor && !inlineContainers.has(ancestor);
      ancestor = ancestor.parentElement
    ) {
      if (INLINE_TAGS.has(getTagName(ancestor))) inlineContainers.add(ancestor);
      else break;
    }
  }
  return inlineContainers;
}

function isForeignElement(element: Element): boolean {
  return element.namespaceURI !== 'http://www.w3.org/1999/xhtml';
}

function collectBlocks(root: Element, inlineContainers: Set<Element>, blocks: Block[]): void {
  const stack: { element: Element; nextNode: Node | null; inlineNodes: Node[] }[] = [
    { element: root, nextNode: root.firstChild, inlineNodes: [] },
  ];
  for (let level = stack.at(-1); level; level = stack.at(-1)) {
    const node: Node | null = level.nextNode;
    if (!node) {
      finishBlock(level, blocks);
      stack.pop();
      continue;
    }
    level.nextNode = node.nextSibling;
    if (isInlineContent(node, inlineContainers)) {
      level.inlineNodes.push(node);
      if (hasParagraphEnd(level.inlineNodes)) finishBlock(level, blocks);
      continue;
    }
    finishBlock(level, blocks);
    if (isElement(node) && !NON_TEXT_TAGS.has(getTagName(node)))
      stack.push({ element: node, nextNode: node.firstChild, inlineNodes: [] });
  }
}

function isInlineContent(node: Node, inlineContainers: Set<Element>): boolean {
  if (isText(node)) return true;
  if (!isElement(node)) return false;
  if (getTagName(node) === 'SCRIPT') return (node.getAttribute('type') ?? '').startsWith('math/');
  return (INLINE_TAGS.has(getTagName(node)) && !inlineContainers.has(node)) || isForeignElement(node);
}

// On old pages, two line breaks end a paragraph.
function hasParagraphEnd(inlineNodes: Node[]): boolean {
  let lineBreaks = 0;
  for (let index = inlineNodes.length - 1; index >= 0 && lineBreaks < 2; index -= 1) {
    const node = inlineNodes[index];
    if (!node) break;
    if (isElement(node) && getTagName(node) === 'BR') lineBreaks += 1;
    else if (!isText(node) || node.data.trim() !== '') break;
  }
  return lineBreaks === 2;
}

function finishBlock(level: { element: Element; inlineNodes: Node[] }, blocks: Block[]): void {
  const nodes = level.inlineNodes;
  level.inlineNodes = [];
  if (nodes.length === 0) return;
  const isPreformatted = level.element.closest('pre') !== null;
  const rawText = nodes.map(readText).join('');
  const text = isPreformatted ? rawText.trimEnd() : rawText.replace(/\s+/g, ' ').trim();
  const images = nodes.flatMap((node) => (isElement(node) ? listImages(node) : []));
  if (text === '' && images.length === 0) return;
  const { element: container } = level;
  const counts = countCharacters(text);
  blocks.push({
    id: blocks.length,
    nodes,
    container,
    text,
    words: counts.words,
    counts,
    linkChars: countLinkChars({ nodes, container, text }),
    images,
  });
}

function listImages(element: Element): Element[] {
  return getTagName(element) === 'IMG' ? [element] : [...element.querySelectorAll('img')];
}

/** Returns the text of a node without scripts and images. A `br` becomes a line break. */
function readText(node: Node): string {
  if (isText(node)) return node.data;
  if (!isElement(node)) return '';
  const tag = getTagName(node);
  if (tag === 'BR') return '\n';
  if (tag === 'SVG' || (NON_TEXT_TAGS.has(tag) && tag !== 'SCRIPT')) return '';
  if (node.childElementCount === 0) return node.textContent ?? '';
  let text = '';
  for (const child of node.childNodes) text += readText(child);
  return text;
}

function countLinkChars({ nodes, container, text }: Pick<Block, 'nodes' | 'container' | 'text'>): number {
  if (container.closest('a[href]')) return text.length;
  let linkCharCount = 0;
  for (const node of nodes) {
    if (!isElement(node)) continue;
    const links = getTagName(node) === 'A' ? [node] : node.querySelectorAll('a');
    for (const link of links) linkCharCount += (link.textContent ?? '').trim().length;
  }
  return Math.min(linkCharCount, text.length);
}

function setBlockId(block: Block): void {
  const [firstNode] = block.nodes;
  const lastNode = block.nodes.at(-1);
  if (!firstNode || !lastNode) return;
  const { container } = block;
  if (
    container.firstChild === firstNode &&
    container.lastChild === lastNode &&
    getTagName(container) !== 'BODY'
  ) {
    container.setAttribute(BLOCK_ID_ATTRIBUTE, String(block.id));
    return;
  }
  const span = container.ownerDocument.createElement('span');
  span.setAttribute(BLOCK_ID_ATTRIBUTE, String(block.id));
  container.insertBefore(span, firstNode);
  for (const node of block.nodes) span.appendChild(node);
}
