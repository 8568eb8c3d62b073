import { isBadRow } from '@/lib/db/read/parse-row';
import type { Cursor, ListPage } from '@/lib/db/read/source-list';
import type { BadRow, SourceRow } from '@/lib/model/source-row';

/** A stretch of the list. Its rows are in memory only while it is near the window; its length is remembered. */
export type Slot = {
  after: Cursor | null;
  until: Cursor | null;
  count: number;
  rows: (SourceRow | BadRow)[] | null;
};

/** How many rows a stretch is made with. */
export const SLOT_SIZE = 60;

/** The list before anything of it is read. */
export const unreadSlots = (): Slot[] => [unread(null)];

/** The list with what was read for stretch `index`. The first reading fixes where it ends and opens the next one. */
export function withRead(slots: Slot[], index: number, page: ListPage): Slot[] {
  const slot = slots[index];
  if (!slot) return slots;
  const until = slot.until ?? page.next;
  const read = slots.with(index, { ...slot, until, rows: page.rows, count: page.rows.length });
  return until !== null && index === slots.length - 1 ? [...read, unread(until)] : read;
}

/** The list with the rows of the stretches `from` to `to` alone; the same list where no other is in memory. */
export function withRowsOf(slots: Slot[], from: number, to: number): Slot[] {
  const isKept = (index: number) => index >= from && index <= to;
  if (slots.every(({ rows }, index) => rows === null || isKept(index))) return slots;
  return slots.map((slot, index) => (isKept(index) ? slot : { ...slot, rows: null }));
}

/** The stretches that the window from `top` to `bottom` (px in the list) touches, first and last; there is always one. */
export function slotsWithin(slots: Slot[], top: number, bottom: number, rowPx: number): [number, number] {
  let first = -1;
  let last = 0;
  let start = 0;
  for (const [index, { count }] of slots.entries()) {
    const end = start + count * rowPx;
    if (start <= bottom && end >= top) {
      if (first === -1) first = index;
      last = index;
    }
    start = end;
  }
  return first === -1 ? [slots.length - 1, slots.length - 1] : [first, last];
}

/** How many rows lie in stretches `from` up to, not with, `to`. */
export const rowsBetween = (slots: Slot[], from: number, to: number): number =>
  slots.slice(from, to).reduce((sum, { count }) => sum + count, 0);

/** The rows in memory, in order. */
export const rowsIn = (slots: Slot[]): (SourceRow | BadRow)[] => slots.flatMap(({ rows }) => rows ?? []);

/** The ids of rows, but for bad ones, which have none. */
export const idsOf = (rows: (SourceRow | BadRow)[]): string[] =>
  rows.flatMap((row) => (isBadRow(row) ? [] : [row.stableId]));

/** The id of the row `step` rows from `current`; from nowhere, the first one. Bad rows are passed over. */
export function neighbourOf(slots: Slot[], current: string | null, step: 1 | -1): string | null {
  const ids = idsOf(rowsIn(slots));
  const index = current === null ? -1 : ids.indexOf(current);
  if (index === -1) return ids[0] ?? null;
  return ids[index + step] ?? current;
}

const unread = (after: Cursor | null): Slot => ({ after, until: null, count: 0, rows: null });
