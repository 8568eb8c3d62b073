// `<form name="body">`, or `<input name="childNodes">` in a form, hides the property of that name
// (https://html.spec.whatwg.org/#dom-document-nameditem). The live page is therefore read only through the
// getters of the prototypes.

type Getter<T> = (target: object) => T;

function createGetter<T>(prototype: object, name: string): Getter<T> {
  for (let current: object | null = prototype; current; current = Object.getPrototypeOf(current)) {
    const get = Object.getOwnPropertyDescriptor(current, name)?.get;
    if (get) return (target) => get.call(target);
  }
  // The DOM of the unit tests implements some of these as plain properties.
  return (target) => (target as Record<string, T>)[name] as T;
}

/** Reads of the live page that named elements cannot hide. */
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

/** Creates the reads for the current realm. */
export function createSafeDom(): SafeDom {
  const getIframeDocument = createGetter<Document | null>(HTMLIFrameElement.prototype, 'contentDocument');
  const getFramesetDocument = createGetter<Document | null>(
    globalThis.HTMLFrameElement?.prototype ?? {},
    'contentDocument',
  );
  return {
    getRoot: createGetter(Document.prototype, 'documentElement'),
    getNodeType: createGetter(Node.prototype, 'nodeType'),
    getFirstChild: createGetter(Node.prototype, 'firstChild'),
    getNextSibling: createGetter(Node.prototype, 'nextSibling'),
    getParent: createGetter(Node.prototype, 'parentNode'),
    getTagName: createGetter(Element.prototype, 'tagName'),
    getBaseUrl: createGetter(Node.prototype, 'baseURI'),
    getAttributes: createGetter(Element.prototype, 'attributes'),
    getShadowRoot: createGetter(Element.prototype, 'shadowRoot'),
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
