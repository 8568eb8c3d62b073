import { getClassNames, getTagName, isElement, isText } from '../tags';
import type { MarkdownAndText } from './markdown-and-text';

/** Writes a `pre` as a fenced code block with its language. The lines of the code stay unchanged. */
export function writePre(element: Element): MarkdownAndText[] {
  const code = readCode(element).replace(/^\n+/, '').trimEnd();
  if (code === '') return [];
  const longestRun = Math.max(2, ...(code.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  return [{ markdown: `${fence}${getLanguage(element)}\n${code}\n${fence}`, text: code }];
}

/**
 * Replaces the elements in a `pre` that each contain one line of code by the text of all lines. As separate
 * blocks, lines would be too short to be chosen, and extractors would mistake a list of lines for a menu. A
 * `pre` around a whole page stays unchanged.
 */
export function joinCodeLines(root: Element): void {
  for (const pre of root.querySelectorAll('pre')) {
    if (!pre.querySelector('div, li, p') || pre.querySelector(NON_CODE_SELECTOR)) continue;
    const code = pre.querySelector('code') ?? root.ownerDocument.createElement('code');
    code.textContent = readCode(pre).replace(/^\n+/, '').trimEnd();
    pre.replaceChildren(code);
  }
}

const NON_CODE_SELECTOR = 'h1, h2, h3, h4, h5, h6, article, section, table, form, blockquote, pre, img';

function readCode(node: Node): string {
  if (isText(node)) return node.data;
  if (!isElement(node)) return '';
  const tag = getTagName(node);
  if (tag === 'BR') return '\n';
  if (isLineNumber(node)) return '';
  const content = [...node.childNodes].map(readCode).join(hasLineElements(node) ? '\n' : '');
  // Syntax highlighters that wrap each line in a block element leave out the line breaks.
  return (tag === 'DIV' || tag === 'LI' || tag === 'P') && !content.endsWith('\n') ? `${content}\n` : content;
}

const LINE_NUMBER_CLASS =
  /^(?:ln|lnt|ln-num|lineno|linenos?|line-?num|line-?numbers?|line-?number|linenodiv|lineno-?cell|gutter|hljs-ln-(?:n|numbers)|.*-line-numbers?|.*__line-?number)$/i;

// Some syntax highlighters put the line number into an element before the line.
const isLineNumber = (element: Element): boolean =>
  /^\s*\d+[.:]?\s*$/.test(element.textContent ?? '') &&
  (getClassNames(element).some((name) => LINE_NUMBER_CLASS.test(name)) ||
    /user-select:\s*none/.test(element.getAttribute('style') ?? ''));

const LINE_CLASS = /^(?:line|code-?line|view-line|token-line|row|cl)$|(?:^|[-_])line$/i;

/**
 * Returns whether an element consists of one inline element per line, without line breaks between them. Only
 * the style sheet then shows the lines one below the other.
 */
function hasLineElements(element: Element): boolean {
  const { children } = element;
  if (children.length < 2 || /\n/.test(element.textContent ?? '')) return false;
  return [...element.childNodes].every(
    (child) =>
      isElement(child) &&
      !['DIV', 'LI', 'P'].includes(getTagName(child)) &&
      getClassNames(child).some((name) => LINE_CLASS.test(name)),
  );
}

const LANGUAGE_CLASS = /(?:^|\s)(?:language|lang|highlight-source|brush:?|sourceCode)[-\s:]([a-z0-9+#_.-]+)/i;

/**
 * Returns the language that a highlighter declares: `language-…`
 * (https://html.spec.whatwg.org/#the-code-element), `lang-…`, `highlight-source-…` or `data-lang`.
 */
function getLanguage(pre: Element): string {
  const code = pre.querySelector('code');
  for (const element of [code, pre, pre.parentElement, pre.parentElement?.parentElement]) {
    if (!element) continue;
    const languageAttribute = element.getAttribute('data-lang') ?? element.getAttribute('data-language');
    const name = languageAttribute ?? LANGUAGE_CLASS.exec(element.getAttribute('class') ?? '')?.[1];
    if (name && /^[a-z0-9+#_.-]+$/i.test(name)) return name.toLowerCase();
  }
  return '';
}
