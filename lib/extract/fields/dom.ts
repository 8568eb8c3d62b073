// A page can name an image `querySelector` or a form field `parentNode`, and on the document or the form that name then
// stands before the built-in (HTML, "named access"). So methods and getters are taken from the prototypes.

/** The elements that match, in document order. */
export function all(root: Document | Element, selector: string): Element[] {
  const found = isDocument(root)
    ? Document.prototype.querySelectorAll.call(root, selector)
    : Element.prototype.querySelectorAll.call(root, selector);
  return Array.from(found);
}

/** The first element that matches; null where none does. */
export function first(root: Document | Element, selector: string): Element | null {
  return isDocument(root)
    ? Document.prototype.querySelector.call(root, selector)
    : Element.prototype.querySelector.call(root, selector);
}

/** An attribute's value; null where the element has none. */
export const attr = (element: Element, name: string): string | null =>
  Element.prototype.getAttribute.call(element, name);

/** The nearest ancestor, or the element itself, that matches; null where none does. */
export const closest = (element: Element, selector: string): Element | null =>
  Element.prototype.closest.call(element, selector);

/** The element around a node; null at the top. */
export function parentOf(node: Node): Element | null {
  const parent = read(PARENT, node, 'parentNode');
  return isNode(parent) && isElement(parent) ? parent : null;
}

/** The node beside a node, on one side or the other; null at the end. */
export function siblingOf(node: Node, side: 'before' | 'after'): Node | null {
  const sibling =
    side === 'after' ? read(NEXT, node, 'nextSibling') : read(PREVIOUS, node, 'previousSibling');
  return isNode(sibling) ? sibling : null;
}

/** Class and id of an element, lower-cased, as one text to search in. */
export const namesOf = (element: Element): string =>
  `${attr(element, 'class') ?? ''} ${attr(element, 'id') ?? ''}`.toLowerCase();

/** All text in an element as it stands in the source, scripts included, at most `limit` characters. */
export function rawText(element: Element, limit = 100_000): string {
  const text = read(CONTENT, element, 'textContent');
  return typeof text === 'string' ? text.slice(0, limit) : '';
}

/**
 * The lines of text in an element as a reader sees them: blocks and line breaks end a line, inline elements do not;
 * spaces are collapsed, empty lines dropped. Reads at most `limit` characters, and nothing in elements that are `leftOut`.
 */
export function linesOf(element: Element, limit = 2000, leftOut = isUnseen): string[] {
  const lines: string[] = [];
  let line = '';
  let block: Element | null = null;
  const end = () => {
    const text = line.replace(/\s+/g, ' ').trim();
    if (text !== '') lines.push(text);
    line = '';
  };
  for (const node of seenNodes(element, limit, leftOut)) {
    if (!isText(node)) {
      if (!isInline(node)) end();
      continue;
    }
    const around = blockAround(node);
    if (around !== block) end();
    block = around;
    line = joined(line, node.data.slice(0, limit));
  }
  end();
  return lines;
}

// Space between two inline boxes is often made by styles alone: `<b>By</b><a>Ana Lind</a>`.
const joined = (line: string, text: string): string =>
  /\p{Ll}$/u.test(line.slice(-2)) && /^\p{Lu}/u.test(text) ? `${line} ${text}` : line + text;

/** The text of an element on one line. */
export const lineOf = (element: Element, limit = 2000): string => linesOf(element, limit).join(' ');

/** Whether an element holds nothing a reader sees: code, templates, what is marked hidden. */
export function isUnseen(element: Element): boolean {
  if (UNSEEN.has(element.localName)) return true;
  const style = attr(element, 'style');
  if (attr(element, 'hidden') !== null) return true;
  return style !== null && /display:\s*none|visibility:\s*hidden/i.test(style);
}

const TEXT = 4;
const ELEMENT = 1;

/** The elements and texts in an element that a reader may see, in document order, until `limit` characters are read. */
export function* seenNodes(element: Element, limit: number, leftOut = isUnseen): Generator<Element | Text> {
  const page = read(OWNER, element, 'ownerDocument') as Document;
  const walker = Document.prototype.createTreeWalker.call(page, element, TEXT | ELEMENT, (node) =>
    isElement(node) && leftOut(node) ? 2 : 1,
  );
  let readSoFar = 0;
  let steps = 0;
  for (
    let node = walker.nextNode();
    node && readSoFar < limit && steps < MOST_NODES;
    node = walker.nextNode()
  ) {
    steps += 1;
    if (isText(node)) readSoFar += node.data.length;
    if (isText(node) || isElement(node)) yield node;
  }
}

/** The text nodes in an element, hidden ones too, in document order: the quickest way to look for a word. */
export function* textsOf(element: Element): Generator<Text> {
  const page = read(OWNER, element, 'ownerDocument') as Document;
  const walker = Document.prototype.createTreeWalker.call(page, element, TEXT);
  let node = walker.nextNode();
  for (let steps = 0; node && steps < MOST_NODES; steps++, node = walker.nextNode())
    if (isText(node)) yield node;
}

/** A page of a megabyte has some 5,000 nodes; what stands after so many more is not waited for. */
export const MOST_NODES = 30_000;

const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const UNSEEN = new Set(
  'script style noscript template svg math select textarea iframe object canvas audio video'.split(' '),
);

const isInline = (element: Element): boolean => INLINE.has(element.localName);

/** The nearest element around a text that is no inline element. */
export function blockAround(text: Text): Element | null {
  let element = parentOf(text);
  while (element && isInline(element)) element = parentOf(element);
  return element;
}

const getter = (prototype: object, name: string) => Object.getOwnPropertyDescriptor(prototype, name)?.get;
const PARENT = getter(Node.prototype, 'parentNode');
const NEXT = getter(Node.prototype, 'nextSibling');
const PREVIOUS = getter(Node.prototype, 'previousSibling');
const CONTENT = getter(Element.prototype, 'textContent') ?? getter(Node.prototype, 'textContent');
const KIND = getter(Node.prototype, 'nodeType');
const OWNER = getter(Node.prototype, 'ownerDocument');

const read = (get: ((this: Node) => unknown) | undefined, node: Node, name: string): unknown =>
  get ? get.call(node) : Reflect.get(node, name);

const kindOf = (node: Node): unknown => read(KIND, node, 'nodeType');
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const isDocument = (node: Node): node is Document => kindOf(node) === 9;
/** Whether a node is an element, whatever the fields of a form are called. */
export const isElement = (node: Node): node is Element => kindOf(node) === ELEMENT;
/** Whether a node is a text. */
export const isText = (node: Node): node is Text => kindOf(node) === 3;
