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

/** A passage to search for, and a selector for elements in which a match is ignored. */
export type PassagePattern = { pattern: RegExp; excludedSelector: string };

/**
 * The length of the page text in characters and the first match of each pattern. `isTruncated` is true if
 * only the first part of the text was read.
 */
export type PageTextScan = { textLength: number; matches: ReadonlyMap<RegExp, string>; isTruncated: boolean };

/**
 * Searches the text of the page once, line by line, because a passage can extend over several inline
 * elements. Only visible matches count, because many sites include hidden paywall text in every page.
 */
export function scanPageText(page: Document, passages: readonly PassagePattern[]): PageTextScan {
  const body = queryFirst(page, 'body');
  const matches = new Map<RegExp, string>();
  let textLength = 0;
  let textNodeCount = 0;
  let line = '';
  let block: Element | null = null;
  for (const text of body ? walkTextNodes(body) : []) {
    textNodeCount += 1;
    const trimmedLength = text.data.trim().length;
    if (trimmedLength === 0 || isNonTextElement(getParentElement(text))) continue;
    textLength += trimmedLength;
    const textBlock = findBlockAncestor(text);
    const chunk = text.data.slice(0, MAX_LINE_LENGTH);
    line = textBlock === block ? (line + chunk).slice(-MAX_LINE_LENGTH) : chunk;
    block = textBlock;
    addMatches(line, text, passages, matches);
  }
  return { textLength, matches, isTruncated: textNodeCount >= MAX_NODES };
}

/**
 * Returns the number of text characters that are outside the matching elements and outside navigation,
 * headers and footers.
 */
export function countTextOutside(page: Document, selector: string): number {
  const body = queryFirst(page, 'body');
  const fullSelector = `${selector}, nav, header, footer, [hidden]`;
  let length = 0;
  for (const text of body ? walkTextNodes(body) : []) {
    const element = getParentElement(text);
    if (element && !isNonTextElement(element) && closest(element, fullSelector) === null)
      length += text.data.trim().length;
  }
  return length;
}

// In UTF-16 code units. Passages are short, and a longer line is running text. Only the end of such a line is
// searched.
const MAX_LINE_LENGTH = 1000;

function addMatches(
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

const isNonTextElement = (element: Element | null): boolean =>
  element !== null && /^(?:script|style|noscript|template|textarea|title)$/.test(element.localName);

function isVisible(text: Text, excludedSelector: string): boolean {
  const element = getParentElement(text);
  if (!element || isHidden(element)) return false;
  if (closest(element, `[hidden], [aria-hidden="true"], noscript, template, ${excludedSelector}`) !== null)
    return false;
  return hasBox(element);
}

// An element with `display: contents` has no box of its own. Its text is rendered in the box of its parent.
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
