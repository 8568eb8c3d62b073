import { ok, type Result } from '@/lib/base/result';
import type { Merge } from '@/lib/record/schema/merge';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { type MergeDeps, unmergeRecords } from './merge-records';

/** The dependencies of `unmergeSources`. */
export type UnmergeDeps = MergeDeps & {
  /** Lists the latest merge of each of these records into another record, even if the record is not in the bin. */
  listMergesOfRecords: (stableIds: string[]) => Promise<Merge[]>;
};

/** Undoes the merges of these records. This restores them from the bin. */
export async function unmergeSources(
  deps: UnmergeDeps,
  stableIds: string[],
): Promise<Result<null, WriteProblem>> {
  const merges = await deps.listMergesOfRecords(stableIds);
  // The latest merge is undone first, because `unmergeRecords` rejects a record that was merged into a third one.
  for (const merge of merges.sort((a, b) => (a.at < b.at ? 1 : -1))) {
    const unmergeResult = await unmergeRecords(deps, merge);
    if (!unmergeResult.ok && unmergeResult.problem.kind !== 'no-such-source') return unmergeResult;
  }
  return ok(null);
}
