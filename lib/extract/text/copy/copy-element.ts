import { parseUrl } from '@/lib/address/parse-url';
import {
  findChosenUrl,
  getFirstSourceUrl,
  LAZY_SOURCE_ATTRIBUTES,
  LAZY_SOURCE_SET_ATTRIBUTES,
} from '../lazy-images';
import { NON_TEXT_TAGS } from '../tags';
import { createAmpImage } from './placeholder-images';

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

/**
 * Returns whether an element is left out of the working copy. Metas and JSON-LD are copied because
 * Readability and Defuddle read them. Nothing in the working copy can run.
 */
export function isExcluded(original: Element, tag: string): boolean {
  if (tag === 'META' || tag === 'TITLE' || tag === 'BASE') return false;
  if (tag === 'SCRIPT') {
    const type = original.getAttribute('type') ?? '';
    return !FORMULA_SCRIPT_TYPE.test(type) && type !== 'application/ld+json';
  }
  return (NON_TEXT_TAGS.has(tag) && !isBody(tag)) || RUBY_ANNOTATION_TAGS.has(tag);
}

// The reading of a ruby annotation (https://html.spec.whatwg.org/#the-ruby-element) is displayed above the
// line. Inside the line, it would split the word that readers search and quote.
const RUBY_ANNOTATION_TAGS = new Set(['RT', 'RTC', 'RP']);

/**
 * Returns whether elements of a tag contain the content of the page. A page that consists of frames has a
 * `frameset` instead of a `body`.
 */
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
  const elementCopy =
    (tag === 'AMP-IMG' ? createAmpImage(original, parent.ownerDocument) : null) ??
    parent.ownerDocument.importNode(original, false);
  // DOMPurify removes a customized built-in element (`<div is="site-hero">`) together with its content.
  elementCopy.removeAttribute('is');
  if (baseUrl !== null) makeUrlsAbsolute(elementCopy, baseUrl);
  const chosenUrl = tag === 'IMG' ? findChosenUrl(original) : null;
  if (chosenUrl !== null) elementCopy.setAttribute('src', chosenUrl);
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
 * accept names that `setAttribute` rejects, such as `it?<`.
 */
export function copyAttributes(attributes: NamedNodeMap, target: Element): void {
  for (const { name, value } of Array.from(attributes)) {
    if (COPIED_ATTRIBUTES.has(name)) target.setAttribute(name, value);
  }
}

const URL_ATTRIBUTES = ['href', 'src', ...LAZY_SOURCE_ATTRIBUTES];

/**
 * Resolves the URLs of an element in a frame. They are relative to the frame, and the copy has only the base
 * URL of the page.
 */
function makeUrlsAbsolute(elementCopy: Element, baseUrl: string): void {
  for (const name of URL_ATTRIBUTES) {
    const url = elementCopy.getAttribute(name);
    if (url && !url.startsWith('#')) elementCopy.setAttribute(name, resolveUrl(url, baseUrl));
  }
  // The writer uses one URL of an image, so the other URLs of a source set are dropped.
  for (const name of ['srcset', ...LAZY_SOURCE_SET_ATTRIBUTES]) {
    const firstUrl = getFirstSourceUrl(elementCopy.getAttribute(name));
    if (firstUrl) elementCopy.setAttribute(name, resolveUrl(firstUrl, baseUrl));
  }
}

const resolveUrl = (url: string, baseUrl: string): string => parseUrl(url, baseUrl)?.href ?? url;
