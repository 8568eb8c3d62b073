import { attr, blockAround, closest, first, isUnseen, MOST_NODES, parentOf, textsOf } from '../fields/dom';

/** A passage that is looked for, and where it does not count. */
export type Sought = { passage: RegExp; notIn: string };

/** How much text a page shows, and the first passage that fits each of those looked for; `cut`: not all was read. */
export type PageWords = { length: number; said: ReadonlyMap<RegExp, string>; cut: boolean };

/**
 * Goes once through the page's text, without layout, and looks for the passages, line by line: a passage may run through
 * links and marks. It counts only where a reader can see it: many sites keep the words of their paywall hidden in every
 * page.
 */
export function pageWords(page: Document, sought: readonly Sought[]): PageWords {
  const body = first(page, 'body');
  const said = new Map<RegExp, string>();
  let length = 0;
  let texts = 0;
  let line = '';
  let block: Element | null = null;
  for (const text of body ? textsOf(body) : []) {
    texts += 1;
    const size = text.data.trim().length;
    if (size === 0 || isCode(parentOf(text))) continue;
    length += size;
    const around = blockAround(text);
    const words = text.data.slice(0, LONGEST);
    line = around === block ? (line + words).slice(-LONGEST) : words;
    block = around;
    look(line, text, sought, said);
  }
  return { length, said, cut: texts >= MOST_NODES };
}

/** How many characters of text stand neither in the elements that match nor in the page's furniture. */
export function lengthBeside(page: Document, selector: string): number {
  const body = first(page, 'body');
  const beside = `${selector}, nav, header, footer, [hidden]`;
  let length = 0;
  for (const text of body ? textsOf(body) : []) {
    const element = parentOf(text);
    if (element && !isCode(element) && closest(element, beside) === null) length += text.data.trim().length;
  }
  return length;
}

// A passage that is looked for is short; what a line has after so many characters is running text.
const LONGEST = 1000;

function look(line: string, text: Text, sought: readonly Sought[], said: Map<RegExp, string>): void {
  for (const { passage, notIn } of sought) {
    const found = said.has(passage) ? null : passage.exec(line);
    if (found && isSeen(text, notIn)) said.set(passage, found[0]);
  }
}

const isCode = (element: Element | null): boolean =>
  element !== null && /^(?:script|style|noscript|template|textarea|title)$/.test(element.localName);

function isSeen(text: Text, notIn: string): boolean {
  const element = parentOf(text);
  if (!element || isUnseen(element)) return false;
  if (closest(element, `[hidden], [aria-hidden="true"], noscript, template, ${notIn}`) !== null) return false;
  return hasBox(element);
}

// An element with `display: contents` has no box, its words stand in the one around it.
function hasBox(element: Element): boolean {
  const check: unknown = Element.prototype.checkVisibility;
  if (typeof check !== 'function') return attr(element, 'hidden') === null;
  let box: Element | null = element;
  while (box && !check.call(box) && getComputedStyle(box).display === 'contents') box = parentOf(box);
  return box !== null && check.call(box) === true;
}
