// A page can name an image `querySelector` or a form field `parentNode`, and on the document or the form that name then
// stands before the built-in (HTML, "named access"). So methods and getters are taken from the prototypes.

/** The elements that match, in document order. */
export function queryAll(root: Document | Element, selector: string): Element[] {
  const matches = isDocument(root)
    ? Document.prototype.querySelectorAll.call(root, selector)
    : Element.prototype.querySelectorAll.call(root, selector);
  return Array.from(matches);
}

/** The first element that matches; null where none does. */
export function queryFirst(root: Document | Element, selector: string): Element | null {
  return isDocument(root)
    ? Document.prototype.querySelector.call(root, selector)
    : Element.prototype.querySelector.call(root, selector);
}

/** An attribute's value; null where the element has none. */
export const getAttribute = (element: Element, name: string): string | null =>
  Element.prototype.getAttribute.call(element, name);

/** The nearest ancestor, or the element itself, that matches; null where none does. */
export const closest = (element: Element, selector: string): Element | null =>
  Element.prototype.closest.call(element, selector);

/** The element around a node; null at the top. */
export function getParentElement(node: Node): Element | null {
  const parent = readProperty(PARENT_GETTER, node, 'parentNode');
  return isNode(parent) && isElementNode(parent) ? parent : null;
}

/** The node beside a node, on one side or the other; null at the end. */
export function getSiblingNode(node: Node, side: 'before' | 'after'): Node | null {
  const sibling =
    side === 'after'
      ? readProperty(NEXT_SIBLING_GETTER, node, 'nextSibling')
      : readProperty(PREVIOUS_SIBLING_GETTER, node, 'previousSibling');
  return isNode(sibling) ? sibling : null;
}

/** Class and id of an element, lower-cased, as one text to search in. */
export const getClassAndId = (element: Element): string =>
  `${getAttribute(element, 'class') ?? ''} ${getAttribute(element, 'id') ?? ''}`.toLowerCase();

/** All text in an element as it stands in the source, scripts included, at most `limit` characters. */
export function getRawText(element: Element, limit = 100_000): string {
  const text = readProperty(TEXT_CONTENT_GETTER, element, 'textContent');
  return typeof text === 'string' ? text.slice(0, limit) : '';
}

/**
 * The lines of text in an element as a reader sees them: blocks and line breaks end a line, inline elements do not;
 * spaces are collapsed, empty lines dropped. Reads at most `limit` characters, and nothing in elements that are `leftOut`.
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

// Space between two inline boxes is often made by styles alone: `<b>By</b><a>Ana Lind</a>`.
const joinInlineText = (line: string, text: string): string =>
  /\p{Ll}$/u.test(line.slice(-2)) && /^\p{Lu}/u.test(text) ? `${line} ${text}` : line + text;

/** The text of an element on one line. */
export const getVisibleText = (element: Element, limit = 2000): string =>
  getVisibleLines(element, limit).join(' ');

/** Whether an element holds nothing a reader sees: code, templates, what is marked hidden. */
export function isHidden(element: Element): boolean {
  if (HIDDEN_TAGS.has(element.localName)) return true;
  const style = getAttribute(element, 'style');
  if (getAttribute(element, 'hidden') !== null) return true;
  return style !== null && /display:\s*none|visibility:\s*hidden/i.test(style);
}

const TEXT = 4;
const ELEMENT = 1;

/** The elements and texts in an element that a reader may see, in document order, until `limit` characters are read. */
export function* walkVisibleNodes(
  element: Element,
  limit: number,
  shouldSkip = isHidden,
): Generator<Element | Text> {
  const ownerDocument = readProperty(OWNER_DOCUMENT_GETTER, element, 'ownerDocument') as Document;
  const walker = Document.prototype.createTreeWalker.call(ownerDocument, element, TEXT | ELEMENT, (node) =>
    isElementNode(node) && shouldSkip(node) ? 2 : 1,
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

/** The text nodes in an element, hidden ones too, in document order: the quickest way to look for a word. */
export function* walkTextNodes(element: Element): Generator<Text> {
  const ownerDocument = readProperty(OWNER_DOCUMENT_GETTER, element, 'ownerDocument') as Document;
  const walker = Document.prototype.createTreeWalker.call(ownerDocument, element, TEXT);
  let node = walker.nextNode();
  for (let nodeCount = 0; node && nodeCount < MAX_NODES; nodeCount++, node = walker.nextNode())
    if (isTextNode(node)) yield node;
}

/** A page of a megabyte has some 5,000 nodes; what stands after so many more is not waited for. */
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

/** The nearest element around a text that is no inline element. */
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
const isDocument = (node: Node): node is Document => getNodeType(node) === 9;
/** Whether a node is an element, whatever the fields of a form are called. */
export const isElementNode = (node: Node): node is Element => getNodeType(node) === ELEMENT;
/** Whether a node is a text. */
export const isTextNode = (node: Node): node is Text => getNodeType(node) === 3;
