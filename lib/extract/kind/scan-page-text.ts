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

/** A passage to search for, and the elements in which it does not count. */
export type PassagePattern = { pattern: RegExp; excludedSelector: string };

/**
 * The length of the page's text and the first match of each pattern. `isTruncated` says that not all text was
 * read.
 */
export type PageTextScan = { textLength: number; matches: ReadonlyMap<RegExp, string>; isTruncated: boolean };

/**
 * Searches the page's text once, line by line, because a passage can run through links and emphasis. A match
 * counts only where it is visible: many sites hide their paywall text in every page.
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
  return { textLength: length, matches, isTruncated: textNodeCount >= MAX_NODES };
}

/**
 * Returns how many characters of text are outside the matching elements and outside navigation, header and
 * footer.
 */
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

// Passages are short; the rest of a longer line is running text.
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

// An element with `display: contents` has no box; its text is rendered in the parent's box.
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
