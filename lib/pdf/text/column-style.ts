import type { Line } from './build-lines';

/** `listLines` are the indented lines that may be items of a list without marks. */
export type ColumnStyle = { left: number; right: number; pitch: number; listLines: ReadonlySet<Line> };

/** Measures the lines of a column. */
export function measureColumn(lines: readonly Line[]): ColumnStyle {
  const pitches: number[] = [];
  lines.forEach((line, index) => {
    const previous = lines[index - 1];
    if (previous && Math.abs(previous.size - line.size) < 0.5)
      pitches.push((line.y - previous.y) / line.size);
  });
  pitches.sort((a, b) => a - b);
  const edges = {
    left: Math.min(...lines.map(({ left }) => left)),
    right: Math.max(...lines.map(({ right }) => right)),
  };
  return {
    ...edges,
    pitch: pitches[Math.floor(pitches.length * 0.4)] ?? 1.2,
    listLines: findListLines(lines, edges),
  };
}

type Edges = Pick<ColumnStyle, 'left' | 'right'>;

const getIndent = (line: Line, { left, right }: Edges): number =>
  line.isRtl ? right - line.right : line.left - left;

/** Returns the width that a line leaves free at its end. */
const getFreeWidth = (line: Line, { left, right }: Edges): number =>
  line.isRtl ? line.left - left : right - line.right;

/** Finds the consecutive lines with the same indent that are neither justified nor narrower on both sides, as abstracts and block quotes are. */
function findListLines(lines: readonly Line[], edges: Edges): Set<Line> {
  const groups: Line[][] = [];
  lines.forEach((line, index) => {
    const previous = lines[index - 1];
    const group = groups.at(-1);
    const isSameIndent =
      previous !== undefined &&
      previous.isRtl === line.isRtl &&
      Math.abs(getIndent(line, edges) - getIndent(previous, edges)) < 1;
    if (group && isSameIndent) group.push(line);
    else groups.push([line]);
  });
  return new Set(groups.filter((group) => !isJustified(group, edges) && !isNarrowText(group, edges)).flat());
}

function isJustified(lines: readonly Line[], edges: Edges): boolean {
  const minFreeWidth = Math.min(...lines.map((line) => getFreeWidth(line, edges)));
  // Short lines of equal width are items of a list.
  if (minFreeWidth > (edges.right - edges.left) / 2) return false;
  const fullCount = lines.filter((line) => getFreeWidth(line, edges) < minFreeWidth + 1.5).length;
  return fullCount >= 2 && fullCount >= lines.length / 2;
}

/** Whether lines end before the edge of the column because of their own right margin, so that the next word did not fit. */
function isNarrowText(lines: readonly Line[], edges: Edges): boolean {
  const minFreeWidth = Math.min(...lines.map((line) => getFreeWidth(line, edges)));
  const size = lines[0]?.size ?? 0;
  const isAsNarrowAsItem = minFreeWidth > (edges.right - edges.left) / 2;
  if (lines.length < 2 || minFreeWidth < 2 * size || isAsNarrowAsItem) return false;
  const fittingCount = lines.slice(1).filter(({ text }, index) => {
    const previous = lines[index];
    const [firstWord = ''] = text.split(' ');
    return (
      previous &&
      getFreeWidth(previous, edges) - minFreeWidth > (0.5 * firstWord.length + 0.5) * previous.size
    );
  }).length;
  return fittingCount < (lines.length - 1) / 2;
}

/**
 * Whether a line begins an item of a list whose marks are drawn, as browsers do: it is indented, and its first word would have fitted on the
 * line before.
 */
export function isUnmarkedListItem(line: Line, previous: Line, style: ColumnStyle): boolean {
  const indent = getIndent(line, style);
  const [firstWord = ''] = line.text.split(' ');
  return (
    indent > 1.5 * line.size &&
    Math.abs(indent - getIndent(previous, style)) < 1 &&
    style.listLines.has(line) &&
    getFreeWidth(previous, style) > (0.7 * firstWord.length + 2) * line.size
  );
}
