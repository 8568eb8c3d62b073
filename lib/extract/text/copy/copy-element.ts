import { parseUrl } from '@/lib/address/parse-url';
import { NON_TEXT_TAGS } from '../tags';

const FORMULA_SCRIPT_TYPE = /^math\/(?:tex|asciimath|mml)/i;
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

// Whether the copy leaves an element out. Metas and JSON-LD stay because Readability and Defuddle read them;
// nothing in the copy can run.
export function isExcluded(original: Element, tag: string): boolean {
  if (tag === 'META' || tag === 'TITLE' || tag === 'BASE') return false;
  if (tag === 'SCRIPT') {
    const type = original.getAttribute('type') ?? '';
    return !FORMULA_SCRIPT_TYPE.test(type) && type !== 'application/ld+json';
  }
  return NON_TEXT_TAGS.has(tag) && !isBody(tag);
}

// Whether a tag holds the page's content; a page made of frames has a `frameset` instead of a body.
export const isBody = (tag: string): boolean => tag === 'BODY' || tag === 'FRAMESET';

/**
 * Appends an inert copy of `source`, without its children, to `parent` and returns it. Resolves its addresses
 * against `baseUrl` unless that is null.
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
 * Copies the attributes that later steps read. Copying all would throw: parsers accept names such as `it?<`
 * that `setAttribute` rejects.
 */
export function copyAttributes(attributes: NamedNodeMap, target: Element): void {
  for (const { name, value } of Array.from(attributes)) {
    if (COPIED_ATTRIBUTES.has(name)) target.setAttribute(name, value);
  }
}

const URL_ATTRIBUTES = ['href', 'src', 'data-src', 'data-original'];

/** Addresses in a frame are relative to the frame, not to the page, so they are resolved here. */
function makeUrlsAbsolute(elementCopy: Element, baseUrl: string): void {
  for (const name of URL_ATTRIBUTES) {
    const url = elementCopy.getAttribute(name);
    if (url && !url.startsWith('#')) elementCopy.setAttribute(name, resolveUrl(url, baseUrl));
  }
  const [firstUrl] = elementCopy.getAttribute('srcset')?.trim().split(/\s+/) ?? [];
  if (firstUrl) elementCopy.setAttribute('srcset', resolveUrl(firstUrl, baseUrl));
}

const resolveUrl = (url: string, baseUrl: string): string => parseUrl(url, baseUrl)?.href ?? url;
