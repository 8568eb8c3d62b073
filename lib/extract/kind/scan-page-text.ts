import {
  closest,
  findBlockAncestor,
  getAttribute,
  getParentElement,
  isHidden,
  MAX_NODES,
  queryFirst,
  walkTextNodes,
} from '../fields/dom';

/** A passage that is looked for, and where it does not count. */
export type PassagePattern = { pattern: RegExp; excludedSelector: string };

/** How much text a page shows, and the first passage that fits each of those looked for; `cut`: not all was read. */
export type PageTextScan = { length: number; matches: ReadonlyMap<RegExp, string>; isTruncated: boolean };

/**
 * Goes once through the page's text, without layout, and looks for the passages, line by line: a passage may run through
 * links and marks. It counts only where a reader can see it: many sites keep the words of their paywall hidden in every
 * page.
 */
export function scanPageText(page: Document, passages: readonly PassagePattern[]): PageTextScan {
  const body = queryFirst(page, 'body');
  const matches = new Map<RegExp, string>();
  let length = 0;
  let textNodeCount = 0;
  let line = '';
  let block: Element | null = null;
  for (const text of body ? walkTextNodes(body) : []) {
    textNodeCount += 1;
    const trimmedLength = text.data.trim().length;
    if (trimmedLength === 0 || isNonText(getParentElement(text))) continue;
    length += trimmedLength;
    const textBlock = findBlockAncestor(text);
    const chunk = text.data.slice(0, MAX_LINE_LENGTH);
    line = textBlock === block ? (line + chunk).slice(-MAX_LINE_LENGTH) : chunk;
    block = textBlock;
    recordMatches(line, text, passages, matches);
  }
  return { length, matches, isTruncated: textNodeCount >= MAX_NODES };
}

/** How many characters of text stand neither in the elements that match nor in the page's furniture. */
export function countTextOutside(page: Document, selector: string): number {
  const body = queryFirst(page, 'body');
  const excluded = `${selector}, nav, header, footer, [hidden]`;
  let length = 0;
  for (const text of body ? walkTextNodes(body) : []) {
    const element = getParentElement(text);
    if (element && !isNonText(element) && closest(element, excluded) === null)
      length += text.data.trim().length;
  }
  return length;
}

// A passage that is looked for is short; what a line has after so many characters is running text.
const MAX_LINE_LENGTH = 1000;

function recordMatches(
  line: string,
  text: Text,
  passages: readonly PassagePattern[],
  matches: Map<RegExp, string>,
): void {
  for (const { pattern, excludedSelector } of passages) {
    const match = matches.has(pattern) ? null : pattern.exec(line);
    if (match && isVisible(text, excludedSelector)) matches.set(pattern, match[0]);
  }
}

const isNonText = (element: Element | null): boolean =>
  element !== null && /^(?:script|style|noscript|template|textarea|title)$/.test(element.localName);

function isVisible(text: Text, excludedSelector: string): boolean {
  const element = getParentElement(text);
  if (!element || isHidden(element)) return false;
  if (closest(element, `[hidden], [aria-hidden="true"], noscript, template, ${excludedSelector}`) !== null)
    return false;
  return hasBox(element);
}

// An element with `display: contents` has no box, its words stand in the one around it.
function hasBox(element: Element): boolean {
  const checkVisibility: unknown = Element.prototype.checkVisibility;
  if (typeof checkVisibility !== 'function') return getAttribute(element, 'hidden') === null;
  let boxElement: Element | null = element;
  while (
    boxElement &&
    !checkVisibility.call(boxElement) &&
    getComputedStyle(boxElement).display === 'contents'
  )
    boxElement = getParentElement(boxElement);
  return boxElement !== null && checkVisibility.call(boxElement) === true;
}
