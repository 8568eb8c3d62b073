import type { Region } from '../layout/order-rows';
import { AFFILIATION, hasOnlyNames } from '../metadata/read-names';
import { getRight, type Row, type TextRun } from '../page-text';
import { buildLine, splitCells } from './build-lines';
import { RTL_LETTER } from './rtl-lines';

/** Authors side by side, each with the lines below the name. They are in the rows from `start` to `end`, exclusive. */
export type AuthorBlocks = { start: number; end: number; regions: Region[] };

/** One author. The lines below the name are centred below it, or begin where it begins. */
type Block = { left: number; right: number; rows: Row[] };

// The names are in the first rows of a page.
const MAX_NAME_ROW = 30;

/**
 * Finds the blocks of authors side by side, which conferences print above the text: each is read from its name to its e-mail address.
 * Without lines about where the authors work, names side by side are a line like any other. Returns null if there are none.
 */
export function findAuthorBlocks(rows: readonly Row[]): AuthorBlocks | null {
  const start = rows.findIndex((row, index) => index < MAX_NAME_ROW && readNameRow(row) !== null);
  if (start === -1) return null;
  const regions: Region[] = [];
  let end = start;
  for (let group = readGroup(rows, start); group; group = readGroup(rows, end)) {
    regions.push(...orderBlocks(group.blocks).map((block) => ({ rows: block.rows })));
    end = group.end;
  }
  return regions.length === 0 ? null : { start, end, regions };
}

/** Orders authors as they are read: from right to left in Hebrew and Arabic. */
const orderBlocks = (blocks: readonly Block[]): readonly Block[] =>
  blocks.some(({ rows: [nameRow] }) => nameRow?.runs.some(({ text }) => RTL_LETTER.test(text)))
    ? blocks.toReversed()
    : blocks;

/** Returns the cells of a row if they are the names of authors, or null. */
function readNameRow(row: Row): Block[] | null {
  const { cells } = buildLine(row);
  const nameCount = cells.filter(({ text }) => hasOnlyNames(text)).length;
  // One of three names may look like another text.
  if (nameCount < 2 || nameCount < 0.6 * cells.length || cells.some(({ text }) => AFFILIATION.test(text)))
    return null;
  return splitCells(row.runs, row.size).map((runs) => measureBlock(row, runs));
}

const measureBlock = (row: Row, runs: TextRun[]): Block => ({
  left: Math.min(...runs.map(({ x }) => x)),
  right: Math.max(...runs.map(getRight)),
  rows: [{ ...row, runs }],
});

/** Reads the names in a row and the lines below each. Returns null if the row has no names, or nothing below them says where they work. */
function readGroup(rows: readonly Row[], start: number): { blocks: Block[]; end: number } | null {
  const nameRow = rows[start];
  const blocks = nameRow ? readNameRow(nameRow) : null;
  if (!nameRow || !blocks) return null;
  const end = addLines(blocks, rows, start);
  const isAffiliated = blocks.some(({ rows: [, ...lines] }) =>
    lines.some((line) => AFFILIATION.test(buildLine(line).text)),
  );
  return isAffiliated ? { blocks, end } : null;
}

/** Adds the rows below the names to the blocks. Returns the index of the row after them. */
function addLines(blocks: readonly Block[], rows: readonly Row[], start: number): number {
  let end = start + 1;
  let pitch = Number.POSITIVE_INFINITY;
  let hasSharedRow = false;
  for (let row = rows[end]; row && !startsNextGroup(rows, end, start); row = rows[end]) {
    const distance = row.y - (rows[end - 1]?.y ?? row.y);
    const parts = divideRow(row, blocks);
    if (distance > getMaxDistance(parts.size, hasSharedRow, pitch)) break;
    for (const [block, runs] of parts) block.rows.push({ ...row, runs });
    pitch = Math.min(pitch, distance);
    hasSharedRow ||= parts.size > 1;
    end += 1;
  }
  return end;
}

// Lines that are farther apart than this many times the smallest distance between them are other parts of the page.
const MAX_DISTANCE = 2.2;
const MAX_SINGLE_DISTANCE = 1.25;

/** Returns how far below the lines of authors a row with this many parts may be. */
function getMaxDistance(partCount: number, hasSharedRow: boolean, pitch: number): number {
  if (partCount > 1) return MAX_DISTANCE * pitch;
  // A single line below several names is where all of them work, unless it is among the lines of its author.
  return partCount === 1 && hasSharedRow ? MAX_SINGLE_DISTANCE * pitch : 0;
}

/** Divides a row into its parts below each name. The result is empty if a part is below none of them. */
function divideRow(row: Row, blocks: readonly Block[]): Map<Block, TextRun[]> {
  // Long addresses may be as near to each other as words. Then each run is below the nearest name.
  for (const cells of [splitCells(row.runs, row.size), groupByNearest(row.runs, blocks)]) {
    const parts = new Map<Block, TextRun[]>();
    for (const runs of cells) {
      const part = measureBlock(row, runs);
      const block = blocks.find((other) => isBelow(part, other, row.size));
      if (block && !blocks.some((other) => other !== block && overlaps(part, other))) parts.set(block, runs);
    }
    if (parts.size === cells.length) return parts;
  }
  return new Map();
}

function groupByNearest(runs: readonly TextRun[], blocks: readonly Block[]): TextRun[][] {
  const groups = new Map<Block | undefined, TextRun[]>();
  for (const run of runs) {
    const distanceTo = ({ left, right }: Block) => Math.abs(left + right - run.x - getRight(run));
    const nearest = [...blocks].sort((a, b) => distanceTo(a) - distanceTo(b))[0];
    groups.set(nearest, [...(groups.get(nearest) ?? []), run]);
  }
  return [...groups.values()];
}

const isBelow = (part: Block, name: Block, size: number): boolean =>
  Math.abs(part.left - name.left) < 0.3 * size ||
  Math.abs(part.left + part.right - name.left - name.right) < 2 * size;

const overlaps = (part: Block, name: Block): boolean => part.left < name.right && part.right > name.left;

/** Whether a row has the names of the next authors. Towns may look like names, so names are larger or apart from the lines above. */
function startsNextGroup(rows: readonly Row[], index: number, start: number): boolean {
  const [row, above, nameRow, firstLine] = [rows[index], rows[index - 1], rows[start], rows[start + 1]];
  if (!row || !above || !nameRow || !firstLine || index === start + 1) return false;
  const line = buildLine(row);
  if (!line.cells.every(({ text }) => hasOnlyNames(text))) return false;
  const isLarger = row.size > above.size + 0.4;
  const isApart = row.y - above.y > 1.25 * (firstLine.y - nameRow.y);
  return (
    isLarger || isApart || (line.font !== buildLine(above).font && line.font === buildLine(nameRow).font)
  );
}
