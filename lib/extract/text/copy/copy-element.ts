import { parseUrl } from '@/lib/address/parse-url';
import { NON_TEXT_TAGS } from '../tags';

const FORMULA_SCRIPT_TYPE = /^math\/(?:tex|asciimath|mml)/i;
// A named element of these types hides a built-in property of the document or form (DOM clobbering,
// https://html.spec.whatwg.org/#dom-document-nameditem). Readability and Defuddle would then read the element
// instead of the property.
const CLOBBERING_TAGS = new Set([
  'IMG',
  'FORM',
  'OBJECT',
  'EMBED',
  'IFRAME',
  'BUTTON',
  'FIELDSET',
  'OUTPUT',
  'INPUT',
]);

const COPIED_ATTRIBUTES = new Set(['class', 'id', 'lang', 'dir', 'role', 'itemtype', 'itemscope']);

// Whether an element is left out of the copy. Metas and JSON-LD are copied because Readability and Defuddle
// read them. Nothing in the copy can run.
export function isExcluded(original: Element, tag: string): boolean {
  if (tag === 'META' || tag === 'TITLE' || tag === 'BASE') return false;
  if (tag === 'SCRIPT') {
    const type = original.getAttribute('type') ?? '';
    return !FORMULA_SCRIPT_TYPE.test(type) && type !== 'application/ld+json';
  }
  return NON_TEXT_TAGS.has(tag) && !isBody(tag);
}

// Whether a tag contains the content of the page. A page that consists of frames has a `frameset` instead of
// a `body`.
export const isBody = (tag: string): boolean => tag === 'BODY' || tag === 'FRAMESET';

/**
 * Appends an inert copy of `original`, without its children, to `parent` and returns the copy. Resolves its
 * URLs against `baseUrl` unless `baseUrl` is null.
 */
export function appendElementCopy(
  original: Element,
  tag: string,
  parent: Element,
  baseUrl: string | null,
): Element {
  const elementCopy = parent.ownerDocument.importNode(original, false);
  if (baseUrl !== null) makeUrlsAbsolute(elementCopy, baseUrl);
  if (CLOBBERING_TAGS.has(tag)) {
    elementCopy.removeAttribute('name');
    const id = elementCopy.getAttribute('id');
    if (id !== null && (id in Document.prototype || id in HTMLFormElement.prototype))
      elementCopy.removeAttribute('id');
  }
  parent.appendChild(elementCopy);
  return elementCopy;
}

/**
 * Copies only the attributes that later steps read. Copying all attributes would throw, because parsers
 * accept names such as `it?<` that `setAttribute` rejects.
 */
export function copyAttributes(attributes: NamedNodeMap, target: Element): void {
  for (const { name, value } of Array.from(attributes)) {
    if (COPIED_ATTRIBUTES.has(name)) target.setAttribute(name, value);
  }
}

const URL_ATTRIBUTES = ['href', 'src', 'data-src', 'data-original'];

/**
 * URLs in a frame are relative to the frame. They are resolved here because the copy has only the base URL of
 * the page.
 */
function makeUrlsAbsolute(elementCopy: Element, baseUrl: string): void {
  for (const name of URL_ATTRIBUTES) {
    const url = elementCopy.getAttribute(name);
    if (url && !url.startsWith('#')) elementCopy.setAttribute(name, resolveUrl(url, baseUrl));
  }
  // The writer uses one image URL, so the other candidates of `srcset` are dropped.
  const [firstUrl] = elementCopy.getAttribute('srcset')?.trim().split(/\s+/) ?? [];
  if (firstUrl) elementCopy.setAttribute('srcset', resolveUrl(firstUrl, baseUrl));
}

const resolveUrl = (url: string, baseUrl: string): string => parseUrl(url, baseUrl)?.href ?? url;
