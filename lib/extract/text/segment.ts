import { type Characters, charactersOf } from './characters';
import { INLINE, isElement, SILENT, tagOf } from './tags';

/** A run of words that stands on its own: a paragraph, a heading, a list item's line, a table cell. */
export type Block = {
  id: number;
  /** What the block is made of, in order. */
  nodes: Node[];
  /** The nearest element around it that is no inline element. */
  container: Element;
  /** The words with white space made one; the lines of a `pre` as they are. */
  text: string;
  words: number;
  characters: Characters;
  /** How many characters of the text stand in links. */
  linkChars: number;
  images: Element[];
};

/** The attribute under which a block is found again in what a library kept. */
export const MARK = 'data-pn';

/**
 * The blocks of a copy in the order of the page. Each is marked: its container where it fills it, a `span` put around it
 * otherwise, so that the copy's structure is the same for the libraries.
 */
export function blocksOf(root: Element): Block[] {
  const holders = blockHolders(root);
  const blocks: Block[] = [];
  collect(root, holders, blocks);
  for (const block of blocks) mark(block);
  return blocks;
}

// The inline elements that hold a block somewhere inside: links around cards, spans around paragraphs.
function blockHolders(root: Element): Set<Element> {
  const holders = new Set<Element>();
  const all = root.getElementsByTagName('*');
  for (let i = 0; i < all.length; i += 1) {
    const element = all[i];
    if (!element || INLINE.has(tagOf(element)) || SILENT.has(tagOf(element)) || isInPicture(element))
      continue;
    for (let up = element.parentElement; up && !holders.has(up); up = up.parentElement) {
      if (INLINE.has(tagOf(up))) holders.add(up);
      else break;
    }
  }
  return holders;
}

function isInPicture(element: Element): boolean {
  return element.namespaceURI !== 'http://www.w3.org/1999/xhtml';
}

function collect(root: Element, holders: Set<Element>, blocks: Block[]): void {
  const open: { element: Element; next: Node | null; run: Node[] }[] = [
    { element: root, next: root.firstChild, run: [] },
  ];
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const node: Node | null = top.next;
    if (!node) {
      flush(top, blocks);
      open.pop();
      continue;
    }
    top.next = node.nextSibling;
    if (isRunning(node, holders)) {
      top.run.push(node);
      if (endsParagraph(top.run)) flush(top, blocks);
      continue;
    }
    flush(top, blocks);
    if (isElement(node) && !SILENT.has(tagOf(node)))
      open.push({ element: node, next: node.firstChild, run: [] });
  }
}

function isRunning(node: Node, holders: Set<Element>): boolean {
  if (node.nodeType === 3) return true;
  if (!isElement(node)) return false;
  if (tagOf(node) === 'SCRIPT') return (node.getAttribute('type') ?? '').startsWith('math/');
  return (INLINE.has(tagOf(node)) && !holders.has(node)) || isInPicture(node);
}

// Two line breaks in a row are how old pages end a paragraph.
function endsParagraph(run: Node[]): boolean {
  let breaks = 0;
  for (let i = run.length - 1; i >= 0 && breaks < 2; i -= 1) {
    const node = run[i];
    if (!node) break;
    if (isElement(node) && tagOf(node) === 'BR') breaks += 1;
    else if (node.nodeType !== 3 || (node.nodeValue ?? '').trim() !== '') break;
  }
  return breaks === 2;
}

function flush(open: { element: Element; run: Node[] }, blocks: Block[]): void {
  const nodes = open.run;
  open.run = [];
  if (nodes.length === 0) return;
  const pre = open.element.closest('pre') !== null;
  const raw = nodes.map(spoken).join('');
  const text = pre ? raw.replace(/\s+$/, '') : raw.replace(/\s+/g, ' ').trim();
  const images = nodes.flatMap((node) => (isElement(node) ? imagesIn(node) : []));
  if (text === '' && images.length === 0) return;
  const { element: container } = open;
  const characters = charactersOf(text);
  blocks.push({
    id: blocks.length,
    nodes,
    container,
    text,
    words: characters.words,
    characters,
    linkChars: linkChars({ nodes, container, text }),
    images,
  });
}

function imagesIn(element: Element): Element[] {
  return tagOf(element) === 'IMG' ? [element] : [...element.querySelectorAll('img')];
}

/** What a node says, with a space where a line breaks and nothing for scripts and pictures. */
function spoken(node: Node): string {
  if (node.nodeType === 3) return node.nodeValue ?? '';
  if (!isElement(node)) return '';
  const tag = tagOf(node);
  if (tag === 'BR') return '\n';
  if (tag === 'SVG' || (SILENT.has(tag) && tag !== 'SCRIPT')) return '';
  if (node.childElementCount === 0) return node.textContent ?? '';
  let all = '';
  for (const child of node.childNodes) all += spoken(child);
  return all;
}

function linkChars({ nodes, container, text }: Pick<Block, 'nodes' | 'container' | 'text'>): number {
  if (container.closest('a[href]')) return text.length;
  let chars = 0;
  for (const node of nodes) {
    if (!isElement(node)) continue;
    const links = tagOf(node) === 'A' ? [node] : node.querySelectorAll('a');
    for (const link of links) chars += (link.textContent ?? '').trim().length;
  }
  return Math.min(chars, text.length);
}

function mark(block: Block): void {
  const [first] = block.nodes;
  const last = block.nodes.at(-1);
  if (!first || !last) return;
  const { container } = block;
  if (container.firstChild === first && container.lastChild === last && tagOf(container) !== 'BODY') {
    container.setAttribute(MARK, String(block.id));
    return;
  }
  const span = container.ownerDocument.createElement('span');
  span.setAttribute(MARK, String(block.id));
  container.insertBefore(span, first);
  for (const node of block.nodes) span.appendChild(node);
}
