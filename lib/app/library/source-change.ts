import type { SourceRow } from '@/lib/record/schema/source-row';
import type { SourceStatus } from '@/lib/record/schema/vocabulary';

/** What the reader asked for a source, before the database shows it. `at` is an ISO 8601 time. */
export type SourceChange =
  | { kind: 'status'; status: SourceStatus }
  | { kind: 'delete'; at: string }
  | { kind: 'restore' };

/** The row as it will be. For display only: the write derives its own. */
export function applySourceChange(row: SourceRow, change: SourceChange | undefined): SourceRow {
  if (!change) return row;
  const { source } = row;
  switch (change.kind) {
    case 'status':
      return {
        ...row,
        source: { ...source, status: change.status },
        shelf: row.deletedAt === null ? change.status : 'bin',
      };
    case 'delete':
      return { ...row, shelf: 'bin', deletedAt: row.deletedAt ?? change.at };
    case 'restore':
      return { ...row, shelf: source.status, deletedAt: null };
  }
}

/** Whether a stored row shows the change. */
export function isSourceChangeStored(row: SourceRow, change: SourceChange): boolean {
  switch (change.kind) {
    case 'status':
      return row.source.status === change.status;
    case 'delete':
      return row.deletedAt !== null;
    case 'restore':
      return row.deletedAt === null;
  }
}
