import { type BadRow, SourceRow } from '@/lib/model/source-row';

/** A stored row, or what is wrong with it. Never throws: a bad row must not hide the good ones. */
export function parseSourceRow(row: unknown): SourceRow | BadRow {
  const parsed = SourceRow.safeParse(row);
  if (parsed.success) return parsed.data;
  const key = typeof row === 'object' && row !== null && 'stableId' in row ? String(row.stableId) : '?';
  const first = parsed.error.issues[0];
  return { kind: 'bad-row', key, reason: first ? `${first.path.join('.')}: ${first.message}` : 'unreadable' };
}

/** Whether a row could not be read. */
export const isBadRow = (row: SourceRow | BadRow): row is BadRow => 'kind' in row;
