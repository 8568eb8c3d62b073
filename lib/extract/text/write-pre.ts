import type { MarkdownAndText } from './markdown-and-text';
import { getTagName } from './tags';

/** A `pre` as fenced code with its language; its lines stay as they are in both forms. */
export function writePre(element: Element): MarkdownAndText[] {
  const code = readCode(element).replace(/^\n+/, '').replace(/\s+$/, '');
  if (code === '') return [];
  const longestRun = Math.max(2, ...(code.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  return [{ markdown: `${fence}${getLanguage(element)}\n${code}\n${fence}`, text: code }];
}

function readCode(node: Node): string {
  if (node.nodeType === 3) return node.nodeValue ?? '';
  const tag = node.nodeType === 1 ? getTagName(node as Element) : '';
  if (tag === 'BR') return '\n';
  if (isLineNumber(node)) return '';
  const content = [...node.childNodes].map(readCode).join('');
  // Highlighters that put each line into a block of its own leave out the line ends.
  return (tag === 'DIV' || tag === 'LI' || tag === 'P') && !content.endsWith('\n') ? `${content}\n` : content;
}

// The number of a line, as highlighters write it before the line.
const isLineNumber = (node: Node): boolean =>
  node.nodeType === 1 &&
  /^\s*\d+\s*$/.test(node.textContent ?? '') &&
  /^(?:ln|lnt|line-?numbers?|lineno|linenumber|gutter)$/i.test((node as Element).getAttribute('class') ?? '');

const LANGUAGE_CLASS = /(?:^|\s)(?:language|lang|highlight-source|brush:?|sourceCode)[-\s:]([a-z0-9+#_.-]+)/i;

/** The language that highlighters name: `language-…` (HTML's own convention), `lang-…`, `highlight-source-…`, `data-lang`. */
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
