import type { SourceRow } from '@/lib/record/schema/source-row';
import type { SourceStatus } from '@/lib/record/schema/vocabulary';

/** A pending change of a source: database reads do not return it yet. `at` is an ISO 8601 time. */
export type SourcePatch =
  | { kind: 'status'; status: SourceStatus }
  | { kind: 'delete'; at: string }
  | { kind: 'restore' };

/** Applies a pending change to a row, for display only. The worker computes the row that is saved. */
export function applySourcePatch(row: SourceRow, patch: SourcePatch | undefined): SourceRow {
  if (!patch) return row;
  const { source } = row;
  switch (patch.kind) {
    case 'status':
      return {
        ...row,
        source: { ...source, status: patch.status },
        shelf: row.deletedAt === null ? patch.status : 'bin',
      };
    case 'delete':
      return { ...row, shelf: 'bin', deletedAt: row.deletedAt ?? patch.at };
    case 'restore':
      return { ...row, shelf: source.status, deletedAt: null };
  }
}

/** Returns whether a stored row already has the values of a pending change. */
export function isSourcePatchSaved(row: SourceRow, patch: SourcePatch): boolean {
  switch (patch.kind) {
    case 'status':
      return row.source.status === patch.status;
    case 'delete':
      return row.deletedAt !== null;
    case 'restore':
      return row.deletedAt === null;
  }
}
