import { createLengthLimitedRegExp } from '@/lib/base/length-limited-regexp';
import { getRight, type PdfPageText, type Row } from '../page-text';

/** The remaining rows of a page. */
export type PageRows = { page: PdfPageText; rows: Row[] };

// The part of the page height at its top and bottom where running heads are.
const MARGIN_SHARE = 0.13;
// The same for the first and the last row of a page. LaTeX leaves wide margins on A4 paper.
const OUTER_MARGIN_SHARE = 0.22;
// The maximum number of rows at the top and the bottom of a page that can be running heads.
const MAX_MARGIN_ROWS = 4;

/** Returns the text of a row. */
export const getRowText = ({ runs }: Row): string =>
  runs
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Whether a row is so near to the edge of its page that it can be a running head. */
export function isInMargin({ page, rows }: PageRows, row: Row): boolean {
  const index = rows.indexOf(row);
  const getShare = (position: number) => (position === 0 ? OUTER_MARGIN_SHARE : MARGIN_SHARE);
  const positionFromEnd = rows.length - 1 - index;
  const isAtTop = index < MAX_MARGIN_ROWS && row.y < page.height * getShare(index);
  const isAtBottom =
    positionFromEnd < MAX_MARGIN_ROWS && row.y > page.height * (1 - getShare(positionFromEnd));
  return isAtTop || isAtBottom;
}

/** A row that has only a page number. */
export const NUMBER_ALONE = createLengthLimitedRegExp(
  60,
  /^[-–—|\s[\](]*(?:page|p\.|seite|pág\.?)?\s*(\d{1,4})(?:\s*(?:of|\/|von|de|sur)\s*\d{1,4})?[-–—|\s[\]).]*$/iu,
);

/** Lists the page numbers that a row may contain: the only number, or one that stands apart at its beginning or end. */
export function listNumbers(row: Row): number[] {
  const alone = NUMBER_ALONE.exec(getRowText(row))?.[1];
  if (alone) return [Number(alone)];
  const { runs } = row;
  return (
    [
      [runs[0], runs[1]],
      [runs.at(-1), runs.at(-2)],
    ] as const
  ).flatMap(([run, neighbour]) => {
    const digits = run && /^\d{1,4}$/.exec(run.text.trim())?.[0];
    if (!digits || !neighbour || Math.abs(run.y - neighbour.y) > 1) return [];
    const gap = Math.max(run.x - getRight(neighbour), neighbour.x - getRight(run));
    return gap > 1.5 * run.size ? [Number(digits)] : [];
  });
}
