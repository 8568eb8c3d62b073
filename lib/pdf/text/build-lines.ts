import { isJustifiedLine, SPACE_GAP } from '../layout/even-spacing';
import { computeWeightedMedian, getRight, type Row, type TextRun } from '../page-text';
import { joinRtlRuns } from './join-rtl-runs';
import { isRtlLine } from './rtl-lines';

/** A part of a line that is far from the others, such as the cell of a table. */
export type Cell = { text: string; left: number; right: number; size: number };

/** A line of text in one column. */
export type Line = {
  text: string;
  /** The text without superscripts and subscripts. */
  mainText: string;
  cells: Cell[];
  left: number;
  right: number;
  y: number;
  size: number;
  /** The font of most characters. */
  font: string;
  isRtl: boolean;
  /** Whether the line begins with a superscript, as a footnote does. */
  hasFootnoteMarker: boolean;
};

/**
 * Builds a line from the runs of text on one baseline. `separator` replaces superscripts and subscripts in `mainText`. `isRtlPage` says whether
 * most of the page is read from right to left.
 */
export function buildLine(row: Row, isRtlPage = false, separator = ''): Line {
  const size = computeTextSize(row.runs) || row.size;
  const isRtl = isRtlLine(row.runs, isRtlPage);
  const mainParts = splitAtMarks(row, size);
  const cells = (isJustifiedLine(row.runs, size) ? [row.runs] : splitCells(row.runs, size)).map((runs) => ({
    text: joinRuns(runs, isRtl),
    left: Math.min(...runs.map(({ x }) => x)),
    right: Math.max(...runs.map(getRight)),
    size: computeTextSize(runs) || size,
  }));
  if (isRtl) cells.reverse();
  const [firstRun] = row.runs;
  return {
    text: cells.map(({ text }) => text).join(' '),
    mainText: joinMainParts(mainParts, isRtl, separator),
    cells,
    left: Math.min(...row.runs.map(({ x }) => x)),
    right: Math.max(...row.runs.map(getRight)),
    y: row.y,
    size,
    font: findMainFont(row.runs),
    isRtl,
    hasFootnoteMarker:
      firstRun !== undefined &&
      isSuperscriptOrSubscript(firstRun, row, size) &&
      firstRun.y < row.y - 0.1 * size,
  };
}

/** Returns the font size of the character in the middle of runs by size, or 0 if they have no characters. */
const computeTextSize = (runs: readonly TextRun[]): number =>
  computeWeightedMedian(runs.map((run) => ({ value: run.size, weight: run.text.trim().length })));

/** Returns the text of a line with a bar between cells: the number of an issue and a date are beside each other in "No. 14 | January 2022". */
export const joinCells = ({ cells }: Line): string => cells.map(({ text }) => text).join(' | ');

/** Divides the runs of a row at its superscripts and subscripts, and leaves these out. */
function splitAtMarks(row: Row, size: number): TextRun[][] {
  const parts: TextRun[][] = [[]];
  for (const run of row.runs)
    if (isSuperscriptOrSubscript(run, row, size)) parts.push([]);
    else parts.at(-1)?.push(run);
  return parts;
}

function joinMainParts(parts: readonly TextRun[][], isRtl: boolean, separator: string): string {
  // A row that begins with a mark is a note or an affiliation, and not a list.
  if (separator === '' || parts[0]?.length === 0) return joinRuns(parts.flat(), isRtl);
  return parts
    .map((runs) => joinRuns(runs, isRtl))
    .filter((text) => text !== '')
    .reduce((text, next) => `${text}${/^\p{Lu}/u.test(next) ? separator : ' '}${next}`, '')
    .replace(/^[, ]+/, '');
}

const isSuperscriptOrSubscript = (run: TextRun, row: Row, size: number): boolean =>
  run.size <= size * 0.85 && Math.abs(run.y - row.y) > 0.1 * size;

function findMainFont(runs: readonly TextRun[]): string {
  const lengthByFont = new Map<string, number>();
  for (const { font, text } of runs)
    lengthByFont.set(font, (lengthByFont.get(font) ?? 0) + text.trim().length);
  return [...lengthByFont].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

// A gap of this many times the font size divides cells. The spaces of justified text are smaller.
const CELL_GAP = 1.3;

/** Divides runs, from left to right, at gaps of at least `minGap` times the font size. */
export function splitCells(runs: readonly TextRun[], size: number, minGap = CELL_GAP): TextRun[][] {
  const cells: TextRun[][] = [];
  let rightEdge = Number.NEGATIVE_INFINITY;
  for (const run of runs) {
    const cell = cells.at(-1);
    if (cell && run.x - rightEdge < minGap * size) cell.push(run);
    else cells.push([run]);
    rightEdge = Math.max(rightEdge, getRight(run));
  }
  return cells;
}

/** Joins runs. Adds a space at each gap, and after a footnote marker at the start of the line. */
function joinRuns(runs: readonly TextRun[], isRtl: boolean): string {
  const first = isRtl ? runs.at(-1) : runs[0];
  const hasSpace = (run: TextRun, next: TextRun) =>
    (run === first && isFootnoteMarker(run, next)) || hasSpaceBetween(run, next);
  if (isRtl) return joinRtlRuns(runs, (left, right) => hasSpace(right, left));
  return runs
    .map((run, index) =>
      runs[index + 1] && hasSpace(run, runs[index + 1] ?? run) ? `${run.text} ` : run.text,
    )
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

const isFootnoteMarker = (mark: TextRun, run: TextRun): boolean =>
  mark.size <= run.size * 0.85 &&
  mark.y < run.y - 0.1 * run.size &&
  /^(?:\d{1,3}|[a-z*†‡§¶])$/u.test(mark.text.trim());

function hasSpaceBetween(previous: TextRun, run: TextRun): boolean {
  const gap = Math.max(run.x - getRight(previous), previous.x - getRight(run));
  if (CJK_AT_END.test(previous.text) && CJK_AT_START.test(run.text)) return gap > 0.9 * run.size;
  return gap > SPACE_GAP * Math.min(run.size, previous.size);
}

const CJK = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]`;
const CJK_AT_END = new RegExp(`${CJK}$`, 'u');
const CJK_AT_START = new RegExp(`^${CJK}`, 'u');
