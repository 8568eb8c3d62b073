import { type InvalidRow, SourceRow } from '@/lib/record/schema/source-row';

/** Parses a stored row. Returns an `InvalidRow` instead of throwing, because one unreadable row must not hide the others. */
export function parseSourceRow(row: unknown): SourceRow | InvalidRow {
  const parsed = SourceRow.safeParse(row);
  if (parsed.success) return parsed.data;
  const key = typeof row === 'object' && row !== null && 'stableId' in row ? String(row.stableId) : '?';
  const firstIssue = parsed.error.issues[0];
  return {
    kind: 'bad-row',
    key,
    reason: firstIssue ? `${firstIssue.path.join('.')}: ${firstIssue.message}` : 'unreadable',
    stored: row,
  };
}
