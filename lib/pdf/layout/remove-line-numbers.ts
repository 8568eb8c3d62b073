import { getRight, type Row, type TextRun } from '../page-text';
import type { PageRows } from './page-margins';

type NumberedRow = { row: Row; value: number; run: Row['runs'][number] };
/** Numbers with the same right edge, in steps of 4 points, from the top of the page to its bottom. */
type NumberColumn = { edge: number; numbers: NumberedRow[] };

/**
 * Removes columns of numbers that count the lines of a manuscript. On a page with few lines, such as the first, a column is
 * recognised by its place on other pages.
 */
export function removeLineNumbers(pages: readonly PageRows[]): PageRows[] {
  const columnsByPage = pages.map(({ rows }) => listNumberColumns(rows));
  const edges = new Set(
    columnsByPage.flatMap((columns, index) =>
      columns
        .filter((column) => isLongColumn(column, pages[index]?.page.height ?? 0))
        .map(({ edge }) => edge),
    ),
  );
  if (edges.size === 0) return [...pages];
  return pages.map((page, index) => {
    const lineNumbers = (columnsByPage[index] ?? [])
      .filter(
        (column) =>
          isLongColumn(column, page.page.height) ||
          (edges.has(column.edge) && isCounting(column, MIN_REPEATED)),
      )
      .flatMap(({ numbers }) => numbers.map(({ run }) => run));
    return { ...page, rows: removeRuns(page.rows, new Set(lineNumbers)) };
  });
}

function listNumberColumns(rows: readonly Row[]): NumberColumn[] {
  const columns = new Map<number, NumberColumn>();
  for (const row of rows)
    for (const [index, run] of row.runs.entries()) {
      const text = run.text.trim();
      if (!/^\d{1,4}$/.test(text) || !isApart(run, row.runs[index - 1], row.runs[index + 1])) continue;
      const edge = Math.round(getRight(run) / 4);
      const key = [edge, edge - 1, edge + 1].find((other) => columns.has(other)) ?? edge;
      const column = columns.get(key) ?? { edge: key, numbers: [] };
      columns.set(key, column);
      column.numbers.push({ row, value: Number(text), run });
    }
  return [...columns.values()];
}

/** Whether a number has more space to its neighbours than a word. A number at the end of a line from right to left is a run of its own. */
const isApart = (run: TextRun, previous: TextRun | undefined, next: TextRun | undefined): boolean =>
  (!previous || run.x - getRight(previous) > 0.5 * run.size) &&
  (!next || next.x - getRight(run) > 0.5 * run.size);

// A column of numbers beside the text is not a table if it has at least this many of them.
const MIN_LINE_NUMBERS = 8;
// The same for a column at the place of the line numbers of other pages.
const MIN_REPEATED = 2;

/** Whether numbers count lines and span at least a third of the page. */
function isLongColumn(column: NumberColumn, height: number): boolean {
  const [firstNumber] = column.numbers;
  const lastNumber = column.numbers.at(-1);
  if (!firstNumber || !lastNumber || lastNumber.row.y - firstNumber.row.y < height / 3) return false;
  return isCounting(column, MIN_LINE_NUMBERS);
}

/** Whether there are at least `minimum` numbers that grow by 1 or 5 down the page. */
function isCounting({ numbers }: NumberColumn, minimum: number): boolean {
  if (numbers.length < minimum) return false;
  let regularCount = 0;
  for (let index = 1; index < numbers.length; index += 1) {
    const step = (numbers[index]?.value ?? 0) - (numbers[index - 1]?.value ?? 0);
    if (step === 1 || step === 5) regularCount += 1;
  }
  return regularCount >= (numbers.length - 1) * 0.8;
}

const removeRuns = (rows: readonly Row[], runs: ReadonlySet<Row['runs'][number]>): Row[] =>
  rows
    .map((row) => ({ ...row, runs: row.runs.filter((run) => !runs.has(run)) }))
    .filter((row) => row.runs.length > 0);
