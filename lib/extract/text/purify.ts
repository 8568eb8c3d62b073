import DOMPurify from 'dompurify';

/**
 * Removes everything from the working copy that could run code or load something: scripts, event handlers,
 * `javascript:` URLs and unknown elements. Call it after the blocks that are not kept were removed, because
 * its time grows with the size of the tree.
 */
export function purify(body: Element): void {
  // DOMPurify needs `document.implementation`. An element named `implementation` in the working copy would
  // hide that property, so DOMPurify gets an empty document.
  const emptyDocument = new DOMParser().parseFromString('', 'text/html');
  const windowLike = {
    document: emptyDocument,
    DocumentFragment,
    HTMLTemplateElement,
    Node,
    Element,
    NodeFilter,
    NamedNodeMap,
    HTMLFormElement,
    DOMParser,
  };
  // The IN_PLACE mode of DOMPurify is not used: it walks the tree three more times, which takes a fifth of
  // the capture time of a large page.
  const sanitizedFragment = DOMPurify(windowLike as unknown as typeof globalThis).sanitize(
    body as HTMLElement,
    {
      RETURN_DOM_FRAGMENT: true,
      USE_PROFILES: { html: true, mathMl: true },
    },
  );
  body.replaceChildren(sanitizedFragment);
}
