import type { Row } from '../page-text';
import { getRowText, isInMargin, type PageRows } from './page-margins';

const PRINTED_ON = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d{2}/;
const PAGE_OF_PAGES = /(?:^|\s)(\d{1,4}) ?(?:\/|of|von|sur|de) ?\d{1,4}$/;

/**
 * Whether a row is what browsers print at the edge of a page: the date with the time beside the title, or the URL beside "1/3". A message of a
 * chat begins with a date and a time too, so the URL must be there, or the date at the same place on all pages.
 */
export function isBrowserMargin(pageRows: PageRows, rowIndex: number, printDate: string | null): boolean {
  const { rows } = pageRows;
  const [firstRow] = rows;
  if (rowIndex === rows.length - 1) return isPrintedUrl(pageRows);
  if (rowIndex !== 0 || !firstRow || !isInMargin(pageRows, firstRow)) return false;
  const date = buildPrintDateKey(firstRow);
  return date !== null && (date === printDate || isPrintedUrl(pageRows));
}

/** Whether the last row of a page has its URL and its number. */
function isPrintedUrl({ page, rows }: PageRows): boolean {
  const row = rows.at(-1);
  if (!row || rows.length < 2 || !isInMargin({ page, rows }, row)) return false;
  const text = getRowText(row);
  const isNumberOfPage = Number(PAGE_OF_PAGES.exec(text)?.[1]) === page.number;
  return isNumberOfPage && /^(?:https?|file):\/\//.test(text);
}

const buildPrintDateKey = (row: Row): string | null => {
  const date = PRINTED_ON.exec(getRowText(row))?.[0];
  return date === undefined ? null : `${Math.round(row.y)} ${date}`;
};

/** Finds the date and time that all of several pages have in their first row. Returns null if there is none. */
export function findRepeatedPrintDate(pages: readonly PageRows[]): string | null {
  const dates = new Set(pages.map(({ rows: [firstRow] }) => (firstRow ? buildPrintDateKey(firstRow) : null)));
  const [date = null] = dates;
  return pages.length > 1 && dates.size === 1 ? date : null;
}
