import { getImageUrl } from '../lazy-images';
import { LATEX_ATTRIBUTE, MARKDOWN_ONLY_ATTRIBUTE } from '../marker-attributes';
import { getTagName, INLINE_TAGS, isElement, isText, NON_TEXT_TAGS } from '../tags';
import {
  EMPTY_TEXT,
  escapeMarkdown,
  formatCodeSpan,
  type MarkdownAndText,
  resolveWebUrl,
} from './markdown-and-text';

/** The page data that the writers need. */
export type WriteContext = {
  /** The URL that relative links are resolved against. */
  baseUrl: string;
  /** The numbers of the footnotes by the id to which note references link. */
  footnoteNumbers: Map<string, string>;
};

/** Writes inline nodes as Markdown and as plain text. Each `br` ends a line. */
export function writeInline(nodes: Iterable<Node>, context: WriteContext): MarkdownAndText {
  const { markdown, text } = joinInline([...nodes].map((node) => writeNode(node, context)));
  return { markdown: joinLines(markdown, '  \n'), text: joinLines(text, '\n') };
}

// U+2028 (line separator) represents a `br` until the lines are joined. A line feed cannot represent it,
// because line feeds of the page are only white space.
const joinLines = (writtenText: string, separator: string): string =>
  writtenText
    .split('\u2028')
    .map((line) => line.replace(/[^\S\u2028]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join(separator);

const joinInline = (writtenNodes: MarkdownAndText[]): MarkdownAndText => ({
  markdown: writtenNodes.map(({ markdown }) => markdown).join(''),
  text: writtenNodes.map(({ text }) => text).join(''),
});

function writeNode(node: Node, context: WriteContext): MarkdownAndText {
  if (isText(node)) {
    const text = node.data.replace(/\u2028/g, ' ');
    return { markdown: escapeMarkdown(text), text };
  }
  return isElement(node) ? writeElement(node, context) : EMPTY_TEXT;
}

function writeElement(element: Element, context: WriteContext): MarkdownAndText {
  const writtenElement = writeElementContent(element, context);
  return element.hasAttribute(MARKDOWN_ONLY_ATTRIBUTE)
    ? { markdown: writtenElement.markdown, text: '' }
    : writtenElement;
}

function writeElementContent(element: Element, context: WriteContext): MarkdownAndText {
  const latex = element.getAttribute(LATEX_ATTRIBUTE);
  if (latex !== null) return writeFormula(latex, element.getAttribute('display') === 'block');
  const tag = getTagName(element);
  if (NON_TEXT_TAGS.has(tag) || tag === 'SVG') return EMPTY_TEXT;
  const writer = WRITER_BY_TAG[tag];
  if (writer) return writer(element, context);
  const content = writeChildren(element, context);
  return INLINE_TAGS.has(tag) ? content : { markdown: ` ${content.markdown} `, text: ` ${content.text} ` };
}

function writeFormula(latex: string, isDisplayMode: boolean): MarkdownAndText {
  const formula = latex.replace(/\s+/g, ' ').trim();
  const delimiter = isDisplayMode ? '$$' : '$';
  return { markdown: `${delimiter}${escapeFormula(formula)}${delimiter}`, text: formula };
}

// A Markdown renderer without formula support would read parts of a formula as a tag or a link. Spaces
// prevent this and do not change the meaning of LaTeX.
const escapeFormula = (formula: string): string =>
  formula
    .replace(/<(?=[a-z/!?])/gi, '< ')
    .replace(/\](?=[([])/g, '] ')
    .replace(/(?<!\\)\$/g, '\\$');

const writeChildren = (element: Element, context: WriteContext): MarkdownAndText =>
  joinInline([...element.childNodes].map((child) => writeNode(child, context)));

function splitOffSurroundingSpace(text: string): {
  leadingSpace: string;
  trimmedText: string;
  trailingSpace: string;
} {
  const trimmedText = text.trim();
  return {
    leadingSpace: text.slice(0, text.length - text.trimStart().length),
    trimmedText,
    trailingSpace: trimmedText === '' ? '' : text.slice(text.trimEnd().length),
  };
}

// Markdown delimiters must touch the text: `** bold **` is not bold.
function wrapInDelimiters(content: MarkdownAndText, delimiter: string): MarkdownAndText {
  const { leadingSpace, trimmedText, trailingSpace } = splitOffSurroundingSpace(content.markdown);
  if (trimmedText === '' || trimmedText.includes('\u2028')) return content;
  return {
    markdown: `${leadingSpace}${delimiter}${trimmedText}${delimiter}${trailingSpace}`,
    text: content.text,
  };
}

function writeCode(element: Element): MarkdownAndText {
  const code = (element.textContent ?? '').replace(/\s+/g, ' ');
  return code.trim() === ''
    ? { markdown: code, text: code }
    : { markdown: formatCodeSpan(code.trim()), text: code };
}

function writeLink(element: Element, context: WriteContext): MarkdownAndText {
  const href = element.getAttribute('href');
  const footnoteNumber = href?.startsWith('#') ? context.footnoteNumbers.get(href.slice(1)) : undefined;
  if (footnoteNumber !== undefined)
    return { markdown: `[^${footnoteNumber}]`, text: element.textContent ?? '' };
  const content = writeChildren(element, context);
  const url = href?.startsWith('#') ? null : resolveWebUrl(href, context.baseUrl);
  const { leadingSpace, trimmedText, trailingSpace } = splitOffSurroundingSpace(
    content.markdown.replaceAll('\u2028', ' '),
  );
  if (!url || trimmedText === '') return content;
  return { markdown: `${leadingSpace}[${trimmedText}](${url})${trailingSpace}`, text: content.text };
}

/** Writes an image only to the Markdown, because the page does not show the alternative text. */
function writeImage(element: Element, context: WriteContext): MarkdownAndText {
  const url = resolveWebUrl(getImageUrl(element), context.baseUrl);
  if (!url) return EMPTY_TEXT;
  const alt = escapeMarkdown((element.getAttribute('alt') ?? '').replace(/\s+/g, ' ').trim());
  return { markdown: `![${alt}](${url})`, text: '' };
}

type InlineWriter = (element: Element, context: WriteContext) => MarkdownAndText;

const writeStrong: InlineWriter = (element, context) =>
  wrapInDelimiters(writeChildren(element, context), '**');
const writeEmphasis: InlineWriter = (element, context) =>
  wrapInDelimiters(writeChildren(element, context), '*');
const writeStrikethrough: InlineWriter = (element, context) =>
  wrapInDelimiters(writeChildren(element, context), '~~');

const WRITER_BY_TAG: Record<string, InlineWriter> = {
  A: writeLink,
  B: writeStrong,
  STRONG: writeStrong,
  I: writeEmphasis,
  EM: writeEmphasis,
  S: writeStrikethrough,
  STRIKE: writeStrikethrough,
  DEL: writeStrikethrough,
  CODE: writeCode,
  KBD: writeCode,
  SAMP: writeCode,
  TT: writeCode,
  IMG: writeImage,
  BR: () => ({ markdown: '\u2028', text: '\u2028' }),
};
