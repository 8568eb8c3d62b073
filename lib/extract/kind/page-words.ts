import { attr, closest, first, isUnseen, parentOf, textsOf } from '../fields/dom';

/** How much text a page shows, and the first passage that fits each of the patterns asked for. */
export type PageWords = { length: number; said: ReadonlyMap<RegExp, string> };

/**
 * Goes once through the page's text, without layout, and looks for the patterns. A passage counts only where a reader
 * can see it: many sites keep the words of their paywall hidden in every page.
 */
export function pageWords(page: Document, patterns: readonly RegExp[]): PageWords {
  const body = first(page, 'body');
  const said = new Map<RegExp, string>();
  let length = 0;
  for (const text of body ? textsOf(body) : []) {
    const size = text.data.trim().length;
    if (size === 0 || isCode(parentOf(text))) continue;
    length += size;
    look(text, patterns, said);
  }
  return { length, said };
}

// A passage that is looked for is short; what a text node has after so many characters is running text.
const LONGEST = 2000;

function look(text: Text, patterns: readonly RegExp[], said: Map<RegExp, string>): void {
  const words = text.data.slice(0, LONGEST);
  for (const pattern of patterns) {
    const passage = said.has(pattern) ? null : pattern.exec(words);
    if (passage && isSeen(text)) said.set(pattern, passage[0]);
  }
}

const isCode = (element: Element | null): boolean =>
  element !== null && /^(?:script|style|noscript|template|textarea|title)$/.test(element.localName);

function isSeen(text: Text): boolean {
  const element = parentOf(text);
  if (!element || isUnseen(element)) return false;
  if (closest(element, '[hidden], [aria-hidden="true"], noscript, template, nav, footer') !== null)
    return false;
  const check = Element.prototype.checkVisibility;
  return typeof check === 'function' ? check.call(element) : attr(element, 'hidden') === null;
}
