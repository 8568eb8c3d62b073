// An image named `querySelector`, or a form field named `parentNode`, hides the built-in member of the
// document or form (https://html.spec.whatwg.org/#dom-document-nameditem). The live page is therefore read
// only with the methods and getters of the prototypes.

/** Returns the matching elements in document order. */
export function queryAll(root: Document | Element, selector: string): Element[] {
  const matches = isDocument(root)
    ? Document.prototype.querySelectorAll.call(root, selector)
    : Element.prototype.querySelectorAll.call(root, selector);
  return Array.from(matches);
}

/** Returns the first matching element, or null. */
export function queryFirst(root: Document | Element, selector: string): Element | null {
  return isDocument(root)
    ? Document.prototype.querySelector.call(root, selector)
    : Element.prototype.querySelector.call(root, selector);
}

/** Returns the value of an attribute, or null if the element does not have it. */
export const getAttribute = (element: Element, name: string): string | null =>
  Element.prototype.getAttribute.call(element, name);

/** Returns the element itself or its nearest ancestor that matches, or null. */
export const closest = (element: Element, selector: string): Element | null =>
  Element.prototype.closest.call(element, selector);

/** Returns the parent element, or null if there is none. */
export function getParentElement(node: Node): Element | null {
  const parent = readProperty(PARENT_GETTER, node, 'parentNode');
  return isNode(parent) && isElementNode(parent) ? parent : null;
}

/** Returns the previous or next sibling, or null if there is none. */
export function getSiblingNode(node: Node, side: 'previous' | 'next'): Node | null {
  const sibling =
    side === 'next'
      ? readProperty(NEXT_SIBLING_GETTER, node, 'nextSibling')
      : readProperty(PREVIOUS_SIBLING_GETTER, node, 'previousSibling');
  return isNode(sibling) ? sibling : null;
}

/** Returns the previous or next element with the same parent, or null if there is none. */
export function getSiblingElement(node: Node, side: 'previous' | 'next'): Element | null {
  let sibling = getSiblingNode(node, side);
  while (sibling && !isElementNode(sibling)) sibling = getSiblingNode(sibling, side);
  return sibling;
}

/** Returns the class and id of an element in lower case, for searching. */
export const getClassAndId = (element: Element): string =>
  `${getAttribute(element, 'class') ?? ''} ${getAttribute(element, 'id') ?? ''}`.toLowerCase();

/** Returns the text content of an element, including scripts, with at most `limit` characters. */
export function getRawText(element: Element, limit = 100_000): string {
  const text = readProperty(TEXT_CONTENT_GETTER, element, 'textContent');
  return typeof text === 'string' ? text.slice(0, limit) : '';
}

/**
 * Returns the visible lines of an element. A block or a line break ends a line; an inline element does not.
 * White space is collapsed and empty lines are removed. Reads at most `limit` characters, and skips elements
 * for which `shouldSkip` returns true.
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

// Often only the style sheet separates two inline elements: `<b>By</b><a>Ana Lind</a>`.
const joinInlineText = (line: string, text: string): string =>
  /\p{Ll}$/u.test(line.slice(-2)) && /^\p{Lu}/u.test(text) ? `${line} ${text}` : line + text;

/** Returns the visible text of an element on one line. */
export const getVisibleText = (element: Element, limit = 2000): string =>
  getVisibleLines(element, limit).join(' ');

/**
 * Returns whether an element is hidden by its tag, its `hidden` attribute or its inline style. Computed
 * styles are not read, because that would force a layout.
 */
export function isHidden(element: Element): boolean {
  if (HIDDEN_TAGS.has(element.localName)) return true;
  const style = getAttribute(element, 'style');
  if (getAttribute(element, 'hidden') !== null) return true;
  return style !== null && /display:\s*none|visibility:\s*hidden/i.test(style);
}

const NODE_MASK = NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT;

/**
 * Yields elements and text nodes that may be visible, in document order. Stops after `limit` characters or
 * `MAX_NODES` nodes.
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
 * Yields the text nodes, including hidden ones, in document order, at most `MAX_NODES`. This is the fastest
 * way to search a page for a word.
 */
export function* walkTextNodes(element: Element): Generator<Text> {
  const ownerDocument = readProperty(OWNER_DOCUMENT_GETTER, element, 'ownerDocument') as Document;
  const walker = Document.prototype.createTreeWalker.call(ownerDocument, element, NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  for (let nodeCount = 0; node && nodeCount < MAX_NODES; nodeCount++, node = walker.nextNode())
    if (isTextNode(node)) yield node;
}

/**
 * The maximum number of nodes to read. A page of one megabyte has about 5,000 nodes. Reading more nodes than
 * this limit would delay the popup.
 */
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
/** Returns whether a node is an element. Safe on forms, whose fields can hide `nodeType`. */
export const isElementNode = (node: Node): node is Element => getNodeType(node) === Node.ELEMENT_NODE;
/** Returns whether a node is a text node. */
export const isTextNode = (node: Node): node is Text => getNodeType(node) === Node.TEXT_NODE;
