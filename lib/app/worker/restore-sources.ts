import { err, ok, type Result } from '@/lib/base/result';
import type { Merge } from '@/lib/record/schema/merge';
import type { SourceRow } from '@/lib/record/schema/source-row';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { DatabaseDeps } from './deps';
import { type MergeDeps, unmergeRecords } from './merge-records';
import { findOtherRowByUrl } from './resolve-draft-target';

/** The dependencies of `restoreSources`. */
export type RestoreDeps = MergeDeps &
  Pick<DatabaseDeps, 'findSourceById' | 'findSourceByUrlKeys'> & {
    /** Finds the merge of this record into another one, even if the record is not in the bin. */
    findMergeOfRecord: (stableId: string) => Promise<Merge | null>;
    /** Returns the rows that were in the bin. */
    restoreFromBin: (stableIds: string[]) => Promise<Result<SourceRow[], WriteProblem>>;
  };

/**
 * Restores records from the bin and returns their number. A merged record is restored by undoing the merge. Returns
 * `url-taken` if another record now has the URL of one (`url-taken`), because URLs must be unique.
 */
export async function restoreSources(
  deps: RestoreDeps,
  stableIds: string[],
): Promise<Result<number, WriteProblem>> {
  const merges = await Promise.all(stableIds.map((stableId) => deps.findMergeOfRecord(stableId)));
  // The latest merge is undone first, because `unmergeRecords` rejects a record that was merged into a third one.
  const mergesLatestFirst = merges.filter((merge) => merge !== null).sort((a, b) => (a.at < b.at ? 1 : -1));
  for (const merge of mergesLatestFirst) {
    const unmergeResult = await unmergeRecords(deps, merge);
    if (!unmergeResult.ok && unmergeResult.problem.kind !== 'no-such-source') return unmergeResult;
  }
  for (const stableId of stableIds) {
    const conflictingRow = await findRowWithSameUrl(deps, stableId);
    if (conflictingRow) return err({ kind: 'url-taken', title: conflictingRow.source.title });
  }
  const restored = await deps.restoreFromBin(stableIds);
  return restored.ok ? ok(restored.value.length) : restored;
}

/** Finds the record outside the bin that has the URL of this record in the bin. */
async function findRowWithSameUrl(deps: RestoreDeps, stableId: string): Promise<SourceRow | null> {
  const row = await deps.findSourceById(stableId);
  if (row?.shelf !== 'bin') return null;
  return findOtherRowByUrl(deps, row.source.url, stableId);
}
