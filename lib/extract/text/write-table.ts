import { wordsIn } from './characters';
import { tagOf } from './tags';
import { type Place, writeInline } from './write-inline';
import { NOTHING, type Written } from './written';

type Pieces = (container: Element, place: Place) => Written[];

/** A table of data as a Markdown table, one line a row in the plain text; a table that only lays out, as its blocks. */
export function writeTable(table: Element, place: Place, piecesOf: Pieces): Written[] {
  dropLineNumbers(table);
  const rows = rowsOf(table);
  if (isLayout(table, rows)) return piecesOf(table, place);
  const written = spread(rows, (cell) => writeCell(cell, place, piecesOf)).filter((cells) =>
    cells.some(({ text }) => text !== ''),
  );
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

// Highlighters put the numbers of the lines into a cell beside the code.
function dropLineNumbers(table: Element): void {
  for (const cell of [...table.querySelectorAll('td')]) {
    const beside = cell.nextElementSibling?.querySelector('pre, code') ?? null;
    if (beside !== null && /^\s*(?:\d+\s*)+$/.test(cell.textContent ?? '')) cell.remove();
  }
}

// A cell over several columns or rows stands in the first one; the others are empty.
function spread(rows: Element[][], write: (cell: Element) => Written): Written[][] {
  const filled: number[] = [];
  return rows.map((row) => {
    const line: Written[] = [];
    const skip = () => {
      for (let left = filled[line.length] ?? 0; left > 0; left = filled[line.length] ?? 0) {
        filled[line.length] = left - 1;
        line.push(NOTHING);
      }
    };
    for (const cell of row) {
      skip();
      const below = spanOf(cell, 'rowspan', 1000) - 1;
      for (let column = 0; column < spanOf(cell, 'colspan', 20); column += 1) {
        filled[line.length] = below;
        line.push(column === 0 ? write(cell) : NOTHING);
      }
    }
    skip();
    return line;
  });
}

const spanOf = (cell: Element, name: string, most: number): number =>
  Math.min(most, Number.parseInt(cell.getAttribute(name) ?? '1', 10) || 1);

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
function writeCell(cell: Element, place: Place, piecesOf: Pieces): Written {
  const pieces =
    cell.querySelector('ul, ol, p') && !cell.querySelector('pre')
      ? piecesOf(cell, place)
      : [writeInline(cell.childNodes, place)];
  const all = (form: keyof Written) => pieces.map((piece) => piece[form]).filter((part) => part !== '');
  return {
    markdown: all('markdown')
      .join('\n')
      .replace(/\s*\n\s*/g, '<br>')
      .replaceAll('|', '\\|'),
    text: all('text')
      .join('\n')
      .replace(/\s*\n\s*/g, ' '),
  };
}
