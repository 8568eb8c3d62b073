// An image named `querySelector` or a form field named `parentNode` hides the built-in member of the document
// or form (https://html.spec.whatwg.org/#dom-document-nameditem). Every read therefore goes through the
// prototypes.

/** Returns the elements that match, in document order. */
export function queryAll(root: Document | Element, selector: string): Element[] {
  const matches = isDocument(root)
    ? Document.prototype.querySelectorAll.call(root, selector)
    : Element.prototype.querySelectorAll.call(root, selector);
  return Array.from(matches);
}

/** Returns the first element that matches, or null. */
export function queryFirst(root: Document | Element, selector: string): Element | null {
  return isDocument(root)
    ? Document.prototype.querySelector.call(root, selector)
    : Element.prototype.querySelector.call(root, selector);
}

/** Returns an attribute's value, or null where the element lacks it. */
export const getAttribute = (element: Element, name: string): string | null =>
  Element.prototype.getAttribute.call(element, name);

/** Returns the nearest matching element, starting with the element itself, or null. */
export const closest = (element: Element, selector: string): Element | null =>
  Element.prototype.closest.call(element, selector);

/** Returns the parent element, or null at the top of the tree. */
export function getParentElement(node: Node): Element | null {
  const parent = readProperty(PARENT_GETTER, node, 'parentNode');
  return isNode(parent) && isElementNode(parent) ? parent : null;
}

/** Returns the adjacent node on one side, or null at the end. */
export function getSiblingNode(node: Node, side: 'previous' | 'next'): Node | null {
  const sibling =
    side === 'next'
      ? readProperty(NEXT_SIBLING_GETTER, node, 'nextSibling')
      : readProperty(PREVIOUS_SIBLING_GETTER, node, 'previousSibling');
  return isNode(sibling) ? sibling : null;
}

/** Returns class and id in lower case as one searchable text. */
export const getClassAndId = (element: Element): string =>
  `${getAttribute(element, 'class') ?? ''} ${getAttribute(element, 'id') ?? ''}`.toLowerCase();

/** Returns the text of an element as in the source, scripts included, at most `limit` characters. */
export function getRawText(element: Element, limit = 100_000): string {
  const text = readProperty(TEXT_CONTENT_GETTER, element, 'textContent');
  return typeof text === 'string' ? text.slice(0, limit) : '';
}

/**
 * Returns the visible lines of an element. Blocks and line breaks end a line, inline elements do not; white
 * space is collapsed and empty lines are dropped. Reads at most `limit` characters and no element for which
 * `shouldSkip` is true.
 */
export function getVisibleLines(element: Element, limit = 2000, shouldSkip = isHidden): string[] {
  const lines: string[] = [];
  let line = '';
  let block: Element | null = null;
  const endLine = () => {
    const text = line.replace(/\s+/g, ' ').trim();
    if (text !== '') lines.push(text);
    line = '';
  };
  for (const node of walkVisibleNodes(element, limit, shouldSkip)) {
    if (!isTextNode(node)) {
      if (!isInline(node)) endLine();
      continue;
    }
    const textBlock = findBlockAncestor(node);
    if (textBlock !== block) endLine();
    block = textBlock;
    line = joinInlineText(line, node.data.slice(0, limit));
  }
  endLine();
  return lines;
}

// Styles alone often separate two inline boxes: `<b>By</b><a>Ana Lind</a>`.
const joinInlineText = (line: string, text: string): string =>
  /\p{Ll}$/u.test(line.slice(-2)) && /^\p{Lu}/u.test(text) ? `${line} ${text}` : line + text;

/** Returns the visible text of an element on one line. */
export const getVisibleText = (element: Element, limit = 2000): string =>
  getVisibleLines(element, limit).join(' ');

/**
 * Whether an element is hidden by its tag, its `hidden` attribute or its inline style. Computed styles are
 * not read because they force a layout.
 */
export function isHidden(element: Element): boolean {
  if (HIDDEN_TAGS.has(element.localName)) return true;
  const style = getAttribute(element, 'style');
  if (getAttribute(element, 'hidden') !== null) return true;
  return style !== null && /display:\s*none|visibility:\s*hidden/i.test(style);
}

const NODE_MASK = NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT;

/**
 * Yields the elements and text nodes that may be visible, in document order, until `limit` characters were
 * read.
 */
export function* walkVisibleNodes(
  element: Element,
  limit: number,
  shouldSkip = isHidden,
): Generator<Element | Text> {
  const ownerDocument = readProperty(OWNER_DOCUMENT_GETTER, element, 'ownerDocument') as Document;
  const walker = Document.prototype.createTreeWalker.call(ownerDocument, element, NODE_MASK, (node) =>
    isElementNode(node) && shouldSkip(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  let characterCount = 0;
  let nodeCount = 0;
  for (
    let node = walker.nextNode();
    node && characterCount < limit && nodeCount < MAX_NODES;
    node = walker.nextNode()
  ) {
    nodeCount += 1;
    if (isTextNode(node)) characterCount += node.data.length;
    if (isTextNode(node) || isElementNode(node)) yield node;
  }
}

/**
 * Yields every text node, hidden ones included, in document order. This is the fastest way to search for a
 * word.
 */
export function* walkTextNodes(element: Element): Generator<Text> {
  const ownerDocument = readProperty(OWNER_DOCUMENT_GETTER, element, 'ownerDocument') as Document;
  const walker = Document.prototype.createTreeWalker.call(ownerDocument, element, NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  for (let nodeCount = 0; node && nodeCount < MAX_NODES; nodeCount++, node = walker.nextNode())
    if (isTextNode(node)) yield node;
}

/** A page of one megabyte has about 5,000 nodes; nodes beyond this limit would delay the popup. */
export const MAX_NODES = 30_000;

const INLINE_TAGS = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const HIDDEN_TAGS = new Set(
  'script style noscript template svg math select textarea iframe object canvas audio video'.split(' '),
);

const isInline = (element: Element): boolean => INLINE_TAGS.has(element.localName);

/** Returns the nearest ancestor that is not an inline element. */
export function findBlockAncestor(text: Text): Element | null {
  let element = getParentElement(text);
  while (element && isInline(element)) element = getParentElement(element);
  return element;
}

const findGetter = (prototype: object, name: string) => Object.getOwnPropertyDescriptor(prototype, name)?.get;
const PARENT_GETTER = findGetter(Node.prototype, 'parentNode');
const NEXT_SIBLING_GETTER = findGetter(Node.prototype, 'nextSibling');
const PREVIOUS_SIBLING_GETTER = findGetter(Node.prototype, 'previousSibling');
const TEXT_CONTENT_GETTER =
  findGetter(Element.prototype, 'textContent') ?? findGetter(Node.prototype, 'textContent');
const NODE_TYPE_GETTER = findGetter(Node.prototype, 'nodeType');
const OWNER_DOCUMENT_GETTER = findGetter(Node.prototype, 'ownerDocument');

const readProperty = (
  propertyGetter: ((this: Node) => unknown) | undefined,
  node: Node,
  name: string,
): unknown => (propertyGetter ? propertyGetter.call(node) : Reflect.get(node, name));

const getNodeType = (node: Node): unknown => readProperty(NODE_TYPE_GETTER, node, 'nodeType');
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const isDocument = (node: Node): node is Document => getNodeType(node) === Node.DOCUMENT_NODE;
/** Whether a node is an element. Safe on forms, whose fields can hide `nodeType`. */
export const isElementNode = (node: Node): node is Element => getNodeType(node) === Node.ELEMENT_NODE;
/** Whether a node is a text node. */
export const isTextNode = (node: Node): node is Text => getNodeType(node) === Node.TEXT_NODE;
