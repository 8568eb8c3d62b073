import { ok, type Result } from '@/lib/base/result';
import type { Merge } from '@/lib/record/schema/merge';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { type MergeDeps, unmergePair } from './merge-pair';

/** The dependencies of `unmergeSources`. */
export type UnmergeDeps = MergeDeps & {
  /** Lists the latest merge of each of these sources into another source, even if the source is not in the bin. */
  listMergesOfSources: (stableIds: string[]) => Promise<Merge[]>;
};

/** Undoes the merges of these sources. This restores them from the bin. */
export async function unmergeSources(
  deps: UnmergeDeps,
  stableIds: string[],
): Promise<Result<null, WriteProblem>> {
  const merges = await deps.listMergesOfSources(stableIds);
  // The latest merge is undone first, because `unmergePair` rejects a source that was merged into a third one.
  for (const merge of merges.sort((a, b) => (a.at < b.at ? 1 : -1))) {
    const unmergeResult = await unmergePair(deps, merge);
    if (!unmergeResult.ok && unmergeResult.problem.kind !== 'no-such-source') return unmergeResult;
  }
  return ok(null);
}
