import { splitUrl } from '@/lib/address/parse-url';
import { queryFirst } from '../fields/dom';
import { getContentType } from '../page-response';
import type { SiteText } from '../sites/site-rule';
import { getTagName } from './tags';

const CODE_EXTENSION =
  /\.(?:js|mjs|cjs|jsx|ts|tsx|py|rb|php|java|kt|swift|go|rs|c|h|cc|cpp|hpp|cs|m|scala|clj|hs|lua|pl|r|jl|sh|bash|ps1|bat|sql|css|scss|less|vue|svelte|html?|json|jsonl|geojson|ya?ml|toml|ini|cfg|conf|xml|xsd|xsl|rss|atom|svg|csv|tsv|diff|patch|log|tex|bib|ris|f90|asm|wat|proto|graphql|gradle|cmake|dockerfile|makefile|lock)$/i;
const MARKDOWN_EXTENSION = /\.(?:md|markdown|mdown|mkd)$/i;
const CODE_TYPE = /json|xml|javascript|ecmascript|css|yaml|csv|x-(?:sh|python|c|java)/i;
// Matches lines that end like a statement or begin like a declaration, a tag or a value. Prose has hardly any
// such lines.
const CODE_LINE =
  /[;{}\]]\s*$|^\s*(?:[<{["]|#include|import\s|def\s|class\s|function\s|const\s|let\s|var\s|package\s|public\s|private\s|return\b|\w+\s*[=:]\s*\S+$)/;
const MIN_CODE_SHARE = 0.4;
// In UTF-16 code units. A longer text becomes one code block, because each paragraph of prose becomes an
// element.
const MAX_PROSE_LENGTH = 500_000;
// The XML viewer of Chromium stores the tree of the XML document in this element.
const XML_SOURCE_SELECTOR = '#webkit-xml-viewer-source-xml';

/**
 * Returns the content of a file that the browser shows without a web page: XML as its source, code as code,
 * Markdown unchanged and plain text as paragraphs. Returns null for a web page.
 */
export function findSourceText(page: Document, copy: Document, url: string): SiteText | null {
  const contentType = getContentType(page) ?? '';
  const xml = /xml/i.test(contentType) ? serializeXml(page) : null;
  if (xml !== null) return buildSourceText([createCodeBlock(copy, xml, 'xml')]);
  const pre = findOnlyPre(copy.body);
  const text = pre?.textContent ?? '';
  if (text.trim() === '') return null;
  const { head: path } = splitUrl(url);
  if (/markdown/i.test(contentType) || MARKDOWN_EXTENSION.test(path))
    return { ...buildSourceText([createCodeBlock(copy, text, '')]), source: { markdown: text.trim() } };
  if (
    CODE_TYPE.test(contentType) ||
    CODE_EXTENSION.test(path) ||
    isLikelyCode(text) ||
    text.length > MAX_PROSE_LENGTH
  )
    return buildSourceText([createCodeBlock(copy, text, getLanguage(contentType, path))]);
  return buildSourceText(createParagraphs(copy, text));
}

const buildSourceText = (elements: Element[]): SiteText => ({ from: 'linear', elements, hint: null });

/**
 * Serialises the document of the XML viewer, or an XML document that is shown without the viewer. Returns
 * null for HTML and SVG.
 */
function serializeXml(page: Document): string | null {
  const source = queryFirst(page, XML_SOURCE_SELECTOR);
  const nodes = source ? [...source.childNodes] : [page.documentElement];
  const isMarkup = nodes.some((node) => HTML_OR_SVG.test((node as Partial<Element>).namespaceURI ?? ''));
  if (!source && isMarkup) return null;
  return (
    nodes
      .map((node) => new XMLSerializer().serializeToString(node))
      .join('\n')
      .trim() || null
  );
}

const HTML_OR_SVG = /\/(?:xhtml|svg)$/;

/**
 * Returns the `pre` of a page without other text, as browsers build it around a text file. Returns null for
 * any other page.
 */
function findOnlyPre(body: Element): Element | null {
  const [pre] = body.children;
  if (!pre || getTagName(pre) !== 'PRE' || pre.children.length > 0) return null;
  const hasOtherText = [...body.childNodes].some(
    (node) => node !== pre && (node.textContent ?? '').trim() !== '',
  );
  return hasOtherText ? null : pre;
}

function isLikelyCode(text: string): boolean {
  const lines = text
    .slice(0, 20_000)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.filter((line) => CODE_LINE.test(line.slice(0, 500))).length >= MIN_CODE_SHARE * lines.length;
}

function getLanguage(contentType: string, path: string): string {
  if (/json/i.test(contentType)) return 'json';
  const extension = /\.([a-z0-9]{1,10})$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  return CODE_EXTENSION.test(path) ? extension : '';
}

function createCodeBlock(copy: Document, text: string, language: string): Element {
  const pre = copy.createElement('pre');
  const code = copy.createElement('code');
  code.textContent = text;
  if (language !== '') code.className = `language-${language}`;
  pre.append(code);
  return pre;
}

function createParagraphs(copy: Document, text: string): Element[] {
  return text
    .split(/\r?\n[ \t]*\r?\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const paragraph = copy.createElement('p');
      for (const [index, line] of part.trim().split(/\r?\n/).entries())
        paragraph.append(...(index === 0 ? [] : [copy.createElement('br')]), line);
      return paragraph;
    });
}
