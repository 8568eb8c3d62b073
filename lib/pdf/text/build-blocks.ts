import { joinFractions } from '../layout/join-fractions';
import type { Region } from '../layout/order-rows';
import { buildLine, type Line } from './build-lines';
import { type ColumnStyle, isUnmarkedListItem, measureColumn } from './column-style';
import { joinLinePair, type Vocabulary } from './join-lines';

/** The kind of a block. Footnotes come after the text of their page. An unmarked item belongs to a list whose marks are drawn. */
export type BlockKind =
  | 'paragraph'
  | 'heading'
  | 'list-item'
  | 'unmarked-item'
  | 'table'
  | 'caption'
  | 'footnote';

/** A paragraph, heading or other part of a page. */
export type Block = { kind: BlockKind; text: string; lines: Line[]; size: number };

/** The typical sizes and distances in the text of a document. */
export type BodyStyle = { size: number; font: string };

/** Divides a column of a page into blocks. */
export function buildBlocks(
  region: Region,
  body: BodyStyle,
  vocabulary: Vocabulary,
  page: { height: number; isRtl: boolean },
): Block[] {
  const lines = joinFractions(region.rows).map((row) => buildLine(row, page.isRtl));
  const style = measureColumn(lines);
  const groups: Line[][] = [];
  lines.forEach((line, index) => {
    const previous = lines[index - 1];
    const group = groups.at(-1);
    if (previous && group && !startsBlock(line, previous, group, style)) group.push(line);
    else groups.push([line]);
  });
  return markFootnotes(
    markUnmarkedItems(
      groups.map((group) => buildBlock(group, body, vocabulary, style)),
      style,
    ),
    body,
    page.height / 2,
  );
}

/** Whether a line begins a new block after the previous line. */
function startsBlock(line: Line, previous: Line, group: readonly Line[], style: ColumnStyle): boolean {
  const distance = line.y - previous.y;
  if (isTableRow(line) && isTableRow(previous)) return distance > 3.5 * line.size;
  if (isTableRow(line) !== isTableRow(previous) && (line.cells.length > 2 || previous.cells.length > 2))
    return true;
  if (Math.abs(line.size - previous.size) > 0.08 * Math.max(line.size, previous.size)) return true;
  if (distance > Math.max(1.3 * style.pitch, 1.1) * line.size || distance < 0) return true;
  if (line.hasFootnoteMarker || startsListItem(line)) return true;
  return isParagraphBreak(line, previous, group, style);
}

function isParagraphBreak(line: Line, previous: Line, group: readonly Line[], style: ColumnStyle): boolean {
  const width = style.right - style.left;
  const indent = line.isRtl ? style.right - line.right : line.left - style.left;
  const [firstLine = previous] = group;
  const groupIndent = firstLine.isRtl ? style.right - firstLine.right : firstLine.left - style.left;
  const isShort = line.isRtl
    ? previous.left - style.left > 0.12 * width
    : style.right - previous.right > 0.12 * width;
  const isSentenceEnd = /[.!?:;。！？"”)]$/.test(previous.text);
  const isIndented = indent > 0.7 * line.size && indent < 5 * line.size;
  if (isIndented && groupIndent < 0.4 * line.size && isSentenceEnd && !startsListItem(firstLine)) return true;
  if (isShort && isSentenceEnd) return true;
  if (isUnmarkedListItem(line, previous, style)) return true;
  return isHeadingLike(previous) !== isHeadingLike(line) && previous.font !== line.font && isShort;
}

function markUnmarkedItems(blocks: readonly Block[], style: ColumnStyle): Block[] {
  const startsItem = blocks.map(({ kind, lines: [first] }, index) => {
    const previous = blocks[index - 1]?.lines.at(-1);
    return kind === 'paragraph' && !!first && !!previous && isUnmarkedListItem(first, previous, style);
  });
  return blocks.map((block, index) =>
    block.kind === 'paragraph' && (startsItem[index] || startsItem[index + 1])
      ? { ...block, kind: 'unmarked-item' }
      : block,
  );
}

const isTableRow = ({ cells }: Line): boolean => cells.length >= 2;

const LIST_MARK = /^(?:[•◦▪‣●○■–—*·]|[-−](?=\s)|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)](?=\s)|\[\d{1,3}\])\s*/;

const startsListItem = ({ text }: Line): boolean => LIST_MARK.test(text);

const NUMBERED_HEADING =
  /^(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.|[A-Z]\.|Appendix [A-Z]|Chapter \d+)\s+\p{Lu}/u;

const isHeadingLike = ({ text }: Line): boolean =>
  text.length < 100 && (NUMBERED_HEADING.test(text) || isInCapitals(text));

const isInCapitals = (text: string): boolean =>
  /\p{Lu}/u.test(text) && text === text.toUpperCase() && text.length > 3;

function buildBlock(lines: Line[], body: BodyStyle, vocabulary: Vocabulary, style: ColumnStyle): Block {
  const size = Math.max(...lines.map((line) => line.size));
  const isTable = lines.length >= 2 && lines.filter(isTableRow).length >= lines.length * 0.6;
  const text = isTable
    ? lines.map((line) => line.cells.map((cell) => cell.text).join(' | ')).join('\n')
    : lines
        .reduce((joinedText, line) => joinLinePair(joinedText, line.text, vocabulary), '')
        .replaceAll('\u00ad', '');
  return {
    kind: isTable ? 'table' : findKind(text, lines, body, size, style),
    text: text.replaceAll('\u00ad', ''),
    lines,
    size,
  };
}

const CAPTION =
  /^(?:fig(?:ure|\.)?|table|tab\.|scheme|algorithm|listing|abb(?:ildung|\.)|tabelle|figura|tabla|tableau)\s*(?:\d+|[IVX]+|[A-Z]\.?\d+)\s*[.:|–—]/i;

function findKind(
  text: string,
  lines: readonly Line[],
  body: BodyStyle,
  size: number,
  style: ColumnStyle,
): BlockKind {
  if (CAPTION.test(text)) return 'caption';
  if (isHeading(text, lines, body, size, style)) return 'heading';
  const [firstLine] = lines;
  return firstLine && startsListItem(firstLine) && text.length > 3 ? 'list-item' : 'paragraph';
}

function isHeading(
  text: string,
  lines: readonly Line[],
  body: BodyStyle,
  size: number,
  style: ColumnStyle,
): boolean {
  const [firstLine] = lines;
  if (!firstLine || lines.length > 4 || text.length > 200 || !/\p{L}{2}/u.test(text)) return false;
  if (/[.,;]$/.test(text) && !/^\d/.test(text) && size < body.size * 1.3) return false;
  if (size >= body.size * 1.12) return true;
  const isShort =
    firstLine.right - firstLine.left < 0.85 * (style.right - style.left) || style.right - style.left < 150;
  // The journals of physics print headings in small bold capitals.
  const minSize = isInCapitals(text) ? 0.85 : 0.95;
  const isOtherFont = firstLine.font !== body.font && size >= body.size * minSize;
  return (
    lines.length <= 2 &&
    isOtherFont &&
    isShort &&
    (isHeadingLike(firstLine) || /^\p{Lu}/u.test(text)) &&
    text.length < 90
  );
}

const FOOTNOTE_MARK = /^(?:[*∗†‡§¶]|\d{1,3}[\s.]?(?=\s?\p{L}))/u;

/** Marks the small text at the bottom of a column that begins with a mark as footnotes. */
function markFootnotes(blocks: Block[], body: BodyStyle, top: number): Block[] {
  let start = blocks.length;
  while (start > 0 && isSmallText(blocks[start - 1], body) && getTop(blocks[start - 1]) > top) start -= 1;
  const firstIndex = blocks.findIndex(
    ({ text, lines }, index) => index >= start && (lines[0]?.hasFootnoteMarker || FOOTNOTE_MARK.test(text)),
  );
  if (firstIndex === -1) return blocks;
  return blocks.map((block, index) => (index >= firstIndex ? { ...block, kind: 'footnote' } : block));
}

const getTop = (block: Block | undefined): number => block?.lines[0]?.y ?? 0;

const isSmallText = (block: Block | undefined, body: BodyStyle): boolean =>
  block !== undefined && block.size <= body.size * 0.93 && block.kind !== 'caption' && block.kind !== 'table';
