import { joinLines } from '@/lib/base/trim';
import { BLOCK_ID_ATTRIBUTE } from '../marker-attributes';
import { getTagName, isElement, NON_TEXT_TAGS } from '../tags';
import { escapeLineStart, type MarkdownAndText } from './markdown-and-text';
import { type WriteContext, writeInline } from './write-inline';
import { writePre } from './write-pre';
import { writeTable } from './write-table';

/**
 * Writes the children of `root` as Markdown and as plain text with one line per block. Both are written in
 * one walk, so that they never differ.
 */
export function writeBlocks(root: Element, context: WriteContext): MarkdownAndText {
  return joinBlocks(writeChildren(root, context), '\n\n');
}

const joinBlocks = (writtenBlocks: MarkdownAndText[], separator: string): MarkdownAndText => ({
  markdown: writtenBlocks
    .map(({ markdown }) => markdown)
    .filter((part) => part !== '')
    .join(separator),
  text: writtenBlocks
    .map(({ text }) => text)
    .filter((part) => part !== '')
    .join('\n'),
});

function writeChildren(container: Element, context: WriteContext): MarkdownAndText[] {
  const writtenBlocks: MarkdownAndText[] = [];
  let inlineNodes: Node[] = [];
  const flush = () => {
    if (inlineNodes.length > 0) writtenBlocks.push(escapeParagraph(writeInline(inlineNodes, context)));
    inlineNodes = [];
  };
  for (const node of container.childNodes) {
    // An element with a block id is a separate block, even if it is inline and adjacent to other inline
    // elements.
    const isOwnBlock =
      isElement(node) && (!isInlineWithoutBlocks(node) || node.hasAttribute(BLOCK_ID_ATTRIBUTE));
    if (isOwnBlock) flush();
    if (isElement(node) && !isInlineWithoutBlocks(node)) writtenBlocks.push(...writeBlock(node, context));
    else inlineNodes.push(node);
    if (isOwnBlock) flush();
  }
  flush();
  return writtenBlocks;
}

const escapeParagraph = ({ markdown, text }: MarkdownAndText): MarkdownAndText => ({
  markdown: escapeLineStart(markdown),
  text,
});

// These elements are part of a paragraph unless they contain a block.
const PHRASING_TAGS = new Set(
  'A ABBR B BDI BDO BIG BR CITE CODE DATA DEL DFN EM FONT I IMG INS KBD LABEL MARK NOBR PICTURE Q RUBY S SAMP SMALL SPAN STRIKE STRONG SUB SUP SVG TIME TT U VAR WBR ACRONYM SLOT MATH MJX-CONTAINER'.split(
    ' ',
  ),
);

function isInlineWithoutBlocks(element: Element): boolean {
  return PHRASING_TAGS.has(getTagName(element)) && !element.querySelector(BLOCK_SELECTOR);
}

const BLOCK_SELECTOR =
  'p,div,ul,ol,li,h1,h2,h3,h4,h5,h6,pre,table,blockquote,section,article,figure,dl,dd,dt,hr,header,footer,main,aside,nav,details';

function writeBlock(element: Element, context: WriteContext): MarkdownAndText[] {
  const tag = getTagName(element);
  if (NON_TEXT_TAGS.has(tag)) return [];
  const footnoteNumber = context.footnoteNumbers.get(element.id);
  if (footnoteNumber !== undefined && tag !== 'TABLE') return writeFootnote(footnoteNumber, element, context);
  const writer = WRITER_BY_TAG[tag];
  return writer ? writer(element, context) : writeChildren(element, context);
}

// Removes links that consist of a symbol instead of words: the links of a footnote back to its reference, and
// the links of a heading to itself.
function removeWordlessLinks(element: Element, wordPattern = /[\p{L}\p{N}]/u): void {
  for (const link of [...element.querySelectorAll('a[href^="#"]')]) {
    if (!wordPattern.test(link.textContent ?? '')) link.remove();
  }
}

function writeFootnote(footnoteNumber: string, element: Element, context: WriteContext): MarkdownAndText[] {
  removeWordlessLinks(element, /[\p{L}\p{N}]{2}/u);
  const { markdown, text } = joinBlocks(
    writeChildren(element, { ...context, footnoteNumbers: new Map() }),
    '\n\n',
  );
  if (markdown === '') return [];
  return [{ markdown: `[^${footnoteNumber}]: ${indentLines(separateFirstWord(markdown), 4)}`, text }];
}

// Programs that do not know footnotes read `[^1]: Ibid.` as the definition of a link to `Ibid.`
// (https://spec.commonmark.org/0.31.2/#link-reference-definitions). Text after the first word prevents this.
const separateFirstWord = (markdown: string): string =>
  markdown.replace(/^\S+(?=[ \t]*(?:\n|$)|[ \t]+["'(])/, '$& &nbsp;');

type BlockWriter = (element: Element, context: WriteContext) => MarkdownAndText[];

const writeHeading: BlockWriter = (element, context) => {
  removeWordlessLinks(element);
  const { markdown, text } = writeInline(element.childNodes, context);
  if (text.trim() === '' && markdown === '') return [];
  const level = Number(getTagName(element).slice(1));
  const singleLine = { markdown: joinLines(markdown, ' '), text: joinLines(text, ' ') };
  return [{ markdown: `${'#'.repeat(level)} ${singleLine.markdown}`, text: singleLine.text }];
};

const writeQuotation: BlockWriter = (element, context) => {
  const { markdown, text } = joinBlocks(writeChildren(element, context), '\n\n');
  return markdown === ''
    ? []
    : [
        {
          markdown: markdown
            .split('\n')
            .map((line) => `> ${line}`.trimEnd())
            .join('\n'),
          text,
        },
      ];
};

const writeList: BlockWriter = (element, context) => {
  const isOrdered = getTagName(element) === 'OL';
  let itemNumber = Number.parseInt(element.getAttribute('start') ?? '1', 10) || 1;
  const items: MarkdownAndText[] = [];
  for (const child of element.children) {
    const lastItem = items.at(-1);
    if (context.footnoteNumbers.has(child.id)) items.push(...writeBlock(child, context));
    else if (lastItem && isList(child))
      items[items.length - 1] = appendNestedList(
        lastItem,
        joinBlocks(writeBlock(child, context), '\n'),
        isOrdered,
      );
    else {
      const writtenItem = writeListItem(child, context, isOrdered ? `${itemNumber}. ` : '- ');
      items.push(...writtenItem);
      itemNumber += writtenItem.length;
    }
  }
  return [joinBlocks(items, '\n')].filter(({ markdown }) => markdown !== '');
};

const isList = (element: Element): boolean => /^(?:UL|OL|MENU)$/.test(getTagName(element));

function writeListItem(element: Element, context: WriteContext, marker: string): MarkdownAndText[] {
  const writtenBlocks =
    getTagName(element) === 'LI' ? writeChildren(element, context) : writeBlock(element, context);
  const { markdown, text } = joinBlocks(writtenBlocks, '\n\n');
  return markdown === '' ? [] : [{ markdown: marker + indentLines(markdown, marker.length), text }];
}

// Some pages place a nested list between two items instead of inside an item.
function appendNestedList(
  item: MarkdownAndText,
  nestedList: MarkdownAndText,
  isOrdered: boolean,
): MarkdownAndText {
  if (nestedList.markdown === '') return item;
  const indentation = ' '.repeat(isOrdered ? 4 : 2);
  return {
    markdown: `${item.markdown}\n${indentation}${indentLines(nestedList.markdown, indentation.length)}`,
    text: `${item.text}\n${nestedList.text}`,
  };
}

const indentLines = (markdown: string, width: number): string =>
  markdown.replace(/\n(?!\n|$)/g, `\n${' '.repeat(width)}`);

const WRITER_BY_TAG: Record<string, BlockWriter> = {
  H1: writeHeading,
  H2: writeHeading,
  H3: writeHeading,
  H4: writeHeading,
  H5: writeHeading,
  H6: writeHeading,
  BLOCKQUOTE: writeQuotation,
  UL: writeList,
  OL: writeList,
  MENU: writeList,
  PRE: (element) => writePre(element),
  TABLE: (element, context) => writeTable(element, context, writeChildren),
  HR: () => [{ markdown: '---', text: '' }],
};
