import { type InvalidRow, isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';

/** A row of the list. Null while it is being loaded. */
export type ListRow = SourceRow | InvalidRow | null;

/** Rows are loaded in chunks of this size. */
export const ROWS_PER_CHUNK = 60;

/** A part of the list, from the row `from` up to but not including the row `to`. */
export type ListWindow = { from: number; to: number };

/**
 * Finds the chunks that are visible in the viewport. `top` and `bottom` are its edges in px from the first row. The
 * result begins and ends at the edge of a chunk, or at the end of the list.
 */
export function findWindow(total: number, top: number, bottom: number, rowPx: number): ListWindow {
  const chunkCount = Math.max(1, Math.ceil(total / ROWS_PER_CHUNK));
  const getChunkIndex = (px: number) =>
    Math.min(chunkCount - 1, Math.max(0, Math.floor(px / rowPx / ROWS_PER_CHUNK)));
  const from = getChunkIndex(top) * ROWS_PER_CHUNK;
  return { from, to: Math.max(from, Math.min(total, (getChunkIndex(bottom) + 1) * ROWS_PER_CHUNK)) };
}

/** Lists the first rows of the chunks in a window. */
export function listChunkStarts({ from, to }: ListWindow): number[] {
  const count = Math.ceil((to - from) / ROWS_PER_CHUNK);
  return Array.from({ length: count }, (_, index) => from + index * ROWS_PER_CHUNK);
}

/** Returns the stable ids of rows. Rows that are not loaded or cannot be read have none. */
export const listStableIds = (rows: ListRow[]): string[] =>
  rows.flatMap((row) => (row === null || isInvalidRow(row) ? [] : [row.stableId]));

/** Finds the id of the next or previous loaded row, or of the first row if there is no current row. */
export function findNeighbourId(rows: ListRow[], currentId: string | null, step: 1 | -1): string | null {
  const ids = listStableIds(rows);
  const index = currentId === null ? -1 : ids.indexOf(currentId);
  if (index === -1) return ids[0] ?? null;
  return ids[index + step] ?? currentId;
}
