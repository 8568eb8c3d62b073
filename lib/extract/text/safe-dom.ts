// `<form name="body">` or an `<input name="childNodes">` in a form hides the property of that name (HTML, "named
// property visibility"). The getters of the prototypes are never hidden, so the live page is read through them alone.

type Getter<T> = (of: object) => T;

function getter<T>(prototype: object, name: string): Getter<T> {
  for (let at: object | null = prototype; at; at = Object.getPrototypeOf(at)) {
    const get = Object.getOwnPropertyDescriptor(at, name)?.get;
    if (get) return (of) => get.call(of);
  }
  // A document that is no browser's (in unit tests) may keep plain properties.
  return (of) => (of as Record<string, T>)[name] as T;
}

/** Reads of the live page that no named element can falsify. */
export type SafeDom = {
  root: (page: Document) => Element | null;
  kind: (node: Node) => number;
  firstChild: (node: Node) => Node | null;
  nextSibling: (node: Node) => Node | null;
  parent: (node: Node) => Node | null;
  tag: (element: Element) => string;
  base: (node: Node) => string;
  attributes: (element: Element) => NamedNodeMap;
  shadow: (element: Element) => ShadowRoot | null;
  frame: (element: Element) => Document | null;
  assigned: (slot: Element) => Node[];
};

/** The reads for the realm this runs in. */
export function safeDom(): SafeDom {
  const inline = getter<Document | null>(HTMLIFrameElement.prototype, 'contentDocument');
  const framed = getter<Document | null>(globalThis.HTMLFrameElement?.prototype ?? {}, 'contentDocument');
  const first = getter<Node | null>(Node.prototype, 'firstChild');
  const next = getter<Node | null>(Node.prototype, 'nextSibling');
  const tag = getter<string>(Element.prototype, 'tagName');
  const shadow = getter<ShadowRoot | null>(Element.prototype, 'shadowRoot');
  return {
    root: getter(Document.prototype, 'documentElement'),
    kind: getter(Node.prototype, 'nodeType'),
    firstChild: (node) => first(node),
    nextSibling: (node) => next(node),
    parent: getter(Node.prototype, 'parentNode'),
    tag: (node) => tag(node),
    base: getter(Node.prototype, 'baseURI'),
    attributes: getter(Element.prototype, 'attributes'),
    shadow: (node) => shadow(node),
    frame: (element) => {
      try {
        return element.localName === 'frame' ? framed(element) : inline(element);
      } catch {
        return null;
      }
    },
    assigned: (slot) => (slot as HTMLSlotElement).assignedNodes?.() ?? [],
  };
}
