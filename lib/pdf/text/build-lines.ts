import { isJustifiedLine, SPACE_GAP } from '../layout/even-spacing';
import { computeWeightedMedian, getRight, type Row, type TextRun } from '../page-text';
import { isRtlLine, orderRtlRuns } from './order-rtl-runs';

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

/** Builds a line from the runs of text on one baseline. `separator` replaces superscripts and subscripts in `mainText`. */
export function buildLine(row: Row, separator = ''): Line {
  const size = computeTextSize(row.runs) || row.size;
  const isRtl = isRtlLine(row.runs);
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
  const orderedRuns = isRtl ? orderRtlRuns(runs, (ltrRuns) => joinRuns(ltrRuns, false)) : runs;
  let text = '';
  let previous: TextRun | null = null;
  for (const run of orderedRuns) {
    const isAfterMark = previous !== null && previous === orderedRuns[0] && isFootnoteMarker(previous, run);
    text += previous && (isAfterMark || hasSpaceBetween(previous, run)) ? ` ${run.text}` : run.text;
    previous = run;
  }
  const joined = text.replace(/\s+/g, ' ').trim();
  return isRtl ? turnBracketsRound(joined) : joined;
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

const BRACKETS: Record<string, string> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
  '«': '»',
  '»': '«',
};
const WRONG_BRACKETS = /[([{«](?=\s|$)|(?<=[\p{L}\p{N}])[([{«]|(?<=^|\s)[)\]}»]|[)\]}»](?=[\p{L}\p{N}])/gu;

/** Turns the brackets of a line from right to left round if they look wrong. Some programs store those that a reader sees, and others those that a writer typed. */
function turnBracketsRound(text: string): string {
  const turned = text.replace(/[()[\]{}«»]/g, (bracket) => BRACKETS[bracket] ?? bracket);
  const countWrong = (line: string) => line.match(WRONG_BRACKETS)?.length ?? 0;
  return countWrong(turned) < countWrong(text) ? turned : text;
}
