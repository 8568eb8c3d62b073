// `<form name="body">` or an `<input name="childNodes">` in a form hides the property of that name (HTML, "named
// property visibility"). The getters of the prototypes are never hidden, so the live page is read through them alone.

type Getter<T> = (target: object) => T;

function createGetter<T>(prototype: object, name: string): Getter<T> {
  for (let current: object | null = prototype; current; current = Object.getPrototypeOf(current)) {
    const get = Object.getOwnPropertyDescriptor(current, name)?.get;
    if (get) return (target) => get.call(target);
  }
  // A document that is no browser's (in unit tests) may keep plain properties.
  return (target) => (target as Record<string, T>)[name] as T;
}

/** Reads of the live page that no named element can falsify. */
export type SafeDom = {
  getRoot: (page: Document) => Element | null;
  getNodeType: (node: Node) => number;
  getFirstChild: (node: Node) => Node | null;
  getNextSibling: (node: Node) => Node | null;
  getParent: (node: Node) => Node | null;
  getTagName: (element: Element) => string;
  getBaseUrl: (node: Node) => string;
  getAttributes: (element: Element) => NamedNodeMap;
  getShadowRoot: (element: Element) => ShadowRoot | null;
  getFrameDocument: (element: Element) => Document | null;
  getAssignedNodes: (slot: Element) => Node[];
};

/** The reads for the realm this runs in. */
export function createSafeDom(): SafeDom {
  const getIframeDocument = createGetter<Document | null>(HTMLIFrameElement.prototype, 'contentDocument');
  const getFramesetDocument = createGetter<Document | null>(
    globalThis.HTMLFrameElement?.prototype ?? {},
    'contentDocument',
  );
  const readFirstChild = createGetter<Node | null>(Node.prototype, 'firstChild');
  const readNextSibling = createGetter<Node | null>(Node.prototype, 'nextSibling');
  const readTagName = createGetter<string>(Element.prototype, 'tagName');
  const readShadowRoot = createGetter<ShadowRoot | null>(Element.prototype, 'shadowRoot');
  return {
    getRoot: createGetter(Document.prototype, 'documentElement'),
    getNodeType: createGetter(Node.prototype, 'nodeType'),
    getFirstChild: (node) => readFirstChild(node),
    getNextSibling: (node) => readNextSibling(node),
    getParent: createGetter(Node.prototype, 'parentNode'),
    getTagName: (node) => readTagName(node),
    getBaseUrl: createGetter(Node.prototype, 'baseURI'),
    getAttributes: createGetter(Element.prototype, 'attributes'),
    getShadowRoot: (node) => readShadowRoot(node),
    getFrameDocument: (element) => {
      try {
        return element.localName === 'frame' ? getFramesetDocument(element) : getIframeDocument(element);
      } catch {
        return null;
      }
    },
    getAssignedNodes: (slot) => (slot as HTMLSlotElement).assignedNodes?.() ?? [],
  };
}
