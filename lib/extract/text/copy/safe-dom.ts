// An element such as `<form name="body">`, or `<input name="childNodes">` in a form, hides the property of
// that name (https://html.spec.whatwg.org/#dom-document-nameditem). The live page is therefore read only with
// the getters of the prototypes.

type Getter<T> = (target: object) => T;

function createSafeGetter<T>(prototype: object, name: string): Getter<T> {
  for (let owner: object | null = prototype; owner; owner = Object.getPrototypeOf(owner)) {
    const getter = Object.getOwnPropertyDescriptor(owner, name)?.get;
    if (getter) return (target) => getter.call(target);
  }
  // The DOM of the unit tests implements some of these properties without a getter.
  return (target) => (target as Record<string, T>)[name] as T;
}

/** Functions that read the live page with the getters of the prototypes, which named elements cannot hide. */
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

/** Creates a `SafeDom` with the prototypes of the current realm. */
export function createSafeDom(): SafeDom {
  const getIframeDocument = createSafeGetter<Document | null>(HTMLIFrameElement.prototype, 'contentDocument');
  const getFramesetDocument = createSafeGetter<Document | null>(
    globalThis.HTMLFrameElement?.prototype ?? {},
    'contentDocument',
  );
  return {
    getRoot: createSafeGetter(Document.prototype, 'documentElement'),
    getNodeType: createSafeGetter(Node.prototype, 'nodeType'),
    getFirstChild: createSafeGetter(Node.prototype, 'firstChild'),
    getNextSibling: createSafeGetter(Node.prototype, 'nextSibling'),
    getParent: createSafeGetter(Node.prototype, 'parentNode'),
    getTagName: createSafeGetter(Element.prototype, 'tagName'),
    getBaseUrl: createSafeGetter(Node.prototype, 'baseURI'),
    getAttributes: createSafeGetter(Element.prototype, 'attributes'),
    getShadowRoot: createSafeGetter(Element.prototype, 'shadowRoot'),
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
