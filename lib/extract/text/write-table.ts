import { wordsIn } from './characters';
import { tagOf } from './tags';
import { type Place, writeInline } from './write-inline';
import type { Written } from './written';

type Pieces = (container: Element, place: Place) => Written[];

/** A table of data as a Markdown table, one line a row in the plain text; a table that only lays out, as its blocks. */
export function writeTable(table: Element, place: Place, piecesOf: Pieces): Written[] {
  const rows = rowsOf(table);
  if (isLayout(table, rows)) return piecesOf(table, place);
  const written = rows
    .map((row) => row.flatMap((cell) => writeCell(cell, place)))
    .filter((cells) => cells.some(({ text }) => text !== ''));
  const width = Math.max(0, ...written.map((cells) => cells.length));
  const [first, ...rest] = written;
  if (!first || width === 0) return [];
  const line = (cells: Written[]) =>
    `| ${Array.from({ length: width }, (_, i) => cells[i]?.markdown ?? '').join(' | ')} |`;
  const rule = `|${' --- |'.repeat(width)}`;
  const caption = [...table.children].find((child) => tagOf(child) === 'CAPTION');
  const title = caption ? [writeInline(caption.childNodes, place)] : [];
  const text = written
    .map((cells) =>
      cells
        .map((cell) => cell.text)
        .filter((cell) => cell !== '')
        .join(' | '),
    )
    .join('\n');
  return [...title, { markdown: [line(first), rule, ...rest.map(line)].join('\n'), text }];
}

function rowsOf(table: Element): Element[][] {
  const rows: Element[][] = [];
  for (const row of table.querySelectorAll('tr')) {
    if (row.closest('table') !== table) continue;
    rows.push([...row.children].filter((cell) => tagOf(cell) === 'TD' || tagOf(cell) === 'TH'));
  }
  return rows;
}

// A table inside a cell, or one column, or whole paragraphs in the cells: the table is there for the layout.
function isLayout(table: Element, rows: Element[][]): boolean {
  const role = table.getAttribute('role');
  if (role === 'presentation' || role === 'none' || table.querySelector('table')) return true;
  if (Math.max(0, ...rows.map((row) => row.length)) < 2) return true;
  if (table.querySelector('th,thead,caption')) return false;
  return (
    table.querySelector('p + p, pre, blockquote, h1, h2, h3') !== null ||
    rows.flat().some((cell) => wordsIn(cell.textContent ?? '') > CELL_WORDS)
  );
}

const CELL_WORDS = 60;

// Blocks in a cell become one line; `|` would end the cell.
function writeCell(cell: Element, place: Place): Written[] {
  const { markdown, text } = writeInline(cell.childNodes, place);
  const one = {
    markdown: markdown.replace(/\s*\n\s*/g, '<br>').replaceAll('|', '\\|'),
    text: text.replace(/\s*\n\s*/g, ' '),
  };
  const span = Math.min(20, Number.parseInt(cell.getAttribute('colspan') ?? '1', 10) || 1);
  return [one, ...Array.from({ length: span - 1 }, () => ({ markdown: '', text: '' }))];
}
