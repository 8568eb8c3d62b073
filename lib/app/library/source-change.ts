import type { SourceRow } from '@/lib/record/schema/source-row';
import type { SourceStatus } from '@/lib/record/schema/vocabulary';

/** A pending change of a source: database reads do not return it yet. `at` is an ISO 8601 time. */
export type SourcePatch =
  | { kind: 'status'; status: SourceStatus }
  | { kind: 'delete'; at: string }
  | { kind: 'restore' };

/** Applies a pending change to a row, for display only. The worker computes the row that is saved. */
export function applySourceChange(row: SourceRow, change: SourcePatch | undefined): SourceRow {
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

/** Returns whether a stored row already contains the change. */
export function isSourceChangeSaved(row: SourceRow, change: SourcePatch): boolean {
  switch (change.kind) {
    case 'status':
      return row.source.status === change.status;
    case 'delete':
      return row.deletedAt !== null;
    case 'restore':
      return row.deletedAt === null;
  }
}
