import { joinLines } from '@/lib/base/trim';
import { countWords } from '../count-characters';
import { getTagName } from '../tags';
import { EMPTY_TEXT, type MarkdownAndText } from './markdown-and-text';
import { type WriteContext, writeInline } from './write-inline';

type WriteChildren = (container: Element, context: WriteContext) => MarkdownAndText[];

/**
 * Writes a data table as a Markdown table and as plain text with one line per row. Writes the cells of a
 * layout table as separate blocks.
 */
export function writeTable(
  table: Element,
  context: WriteContext,
  writeChildren: WriteChildren,
): MarkdownAndText[] {
  removeLineNumbers(table);
  const rows = getRows(table);
  if (isLayoutTable(table, rows)) return writeChildren(table, context);
  const writtenRows = expandSpans(rows, (cell) => writeCell(cell, context, writeChildren)).filter((cells) =>
    cells.some(({ text }) => text !== ''),
  );
  const columnCount = Math.max(0, ...writtenRows.map((cells) => cells.length));
  const [headerRow, ...bodyRows] = writtenRows;
  if (!headerRow || columnCount === 0) return [];
  const formatRow = (cells: MarkdownAndText[]) =>
    `| ${Array.from({ length: columnCount }, (_, i) => cells[i]?.markdown ?? '').join(' | ')} |`;
  const delimiterRow = `|${' --- |'.repeat(columnCount)}`;
  const caption = [...table.children].find((child) => getTagName(child) === 'CAPTION');
  const captionLine = caption ? [writeInline(caption.childNodes, context)] : [];
  const plainText = writtenRows
    .map((cells) =>
      cells
        .map((cell) => cell.text)
        .filter((cell) => cell !== '')
        .join(' | '),
    )
    .join('\n');
  return [
    ...captionLine,
    {
      markdown: [formatRow(headerRow), delimiterRow, ...bodyRows.map(formatRow)].join('\n'),
      text: plainText,
    },
  ];
}

function getRows(table: Element): Element[][] {
  const rows: Element[][] = [];
  for (const row of table.querySelectorAll('tr')) {
    if (row.closest('table') !== table) continue;
    rows.push([...row.children].filter((cell) => getTagName(cell) === 'TD' || getTagName(cell) === 'TH'));
  }
  return rows;
}

// Removes the line numbers that syntax highlighters put into a cell next to the code.
function removeLineNumbers(table: Element): void {
  for (const cell of [...table.querySelectorAll('td')]) {
    const adjacentCode = cell.nextElementSibling?.querySelector('pre, code') ?? null;
    if (adjacentCode !== null && hasOnlyNumbers(cell.textContent ?? '')) cell.remove();
  }
}

const hasOnlyNumbers = (text: string): boolean => /^[\d\s]+$/.test(text) && /\d/.test(text);

// Writes a cell that spans columns or rows at its first position. The other positions that it covers stay
// empty.
function expandSpans(
  rows: Element[][],
  writeCellContent: (cell: Element) => MarkdownAndText,
): MarkdownAndText[][] {
  const coveredRowCounts: number[] = [];
  return rows.map((row) => {
    const cells: MarkdownAndText[] = [];
    const fillCoveredColumns = () => {
      for (
        let coveredRows = coveredRowCounts[cells.length] ?? 0;
        coveredRows > 0;
        coveredRows = coveredRowCounts[cells.length] ?? 0
      ) {
        coveredRowCounts[cells.length] = coveredRows - 1;
        cells.push(EMPTY_TEXT);
      }
    };
    for (const cell of row) {
      fillCoveredColumns();
      const rowsBelow = getSpan(cell, 'rowspan', 1000) - 1;
      for (let column = 0; column < getSpan(cell, 'colspan', 20); column += 1) {
        coveredRowCounts[cells.length] = rowsBelow;
        cells.push(column === 0 ? writeCellContent(cell) : EMPTY_TEXT);
      }
    }
    fillCoveredColumns();
    return cells;
  });
}

const getSpan = (cell: Element, name: string, max: number): number =>
  Math.min(max, Number.parseInt(cell.getAttribute(name) ?? '1', 10) || 1);

// Returns whether a table is used for layout: it contains another table, has a single column, or has whole
// paragraphs in its cells.
function isLayoutTable(table: Element, rows: Element[][]): boolean {
  const role = table.getAttribute('role');
  if (role === 'presentation' || role === 'none' || table.querySelector('table')) return true;
  if (Math.max(0, ...rows.map((row) => row.length)) < 2) return true;
  if (table.querySelector('th,thead,caption')) return false;
  return (
    table.querySelector('p + p, pre, blockquote, h1, h2, h3') !== null ||
    rows.flat().some((cell) => countWords(cell.textContent ?? '') > MAX_CELL_WORDS)
  );
}

const MAX_CELL_WORDS = 60;

// The Markdown of a cell must be one line, and an unescaped `|` would end the cell.
function writeCell(cell: Element, context: WriteContext, writeChildren: WriteChildren): MarkdownAndText {
  const writtenBlocks =
    cell.querySelector('ul, ol, p') && !cell.querySelector('pre')
      ? writeChildren(cell, context)
      : [writeInline(cell.childNodes, context)];
  const listNonEmpty = (form: keyof MarkdownAndText) =>
    writtenBlocks.map((writtenBlock) => writtenBlock[form]).filter((part) => part !== '');
  return {
    markdown: joinLines(listNonEmpty('markdown').join('\n'), '<br>').replaceAll('|', '\\|'),
    text: joinLines(listNonEmpty('text').join('\n'), ' '),
  };
}
