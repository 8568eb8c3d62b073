import { err, ok, type Result } from '@/lib/base/result';
import { mergeSources } from '@/lib/record/duplicates/merge-sources';
import { unmergeSource } from '@/lib/record/duplicates/unmerge-source';
import type { Merge } from '@/lib/record/schema/merge';
import type { Source } from '@/lib/record/schema/source';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { SavedSource } from './save-draft';

type MergePair = Pick<Merge, 'keep' | 'other'>;
type AsyncWriteResult = Promise<Result<Source, WriteProblem>>;
type AsyncSavedSourceResult = Promise<Result<SavedSource, WriteProblem>>;

/** The dependencies of `mergePair` and `unmergePair`. Each write is one transaction. */
export type MergeDeps = {
  now: () => Date;
  /**
   * Finds the merge that moved this source to the bin. Returns null if no merge did, or if the source is not in the
   * bin.
   */
  findMergeOfBinnedSource: (stableId: string) => Promise<Merge | null>;
  writeMerge: (
    pair: MergePair,
    buildMergedSource: (keep: Source, other: Source) => Source,
  ) => AsyncWriteResult;
  writeUnmerge: (
    pair: MergePair,
    buildSplitSources: (keep: Source, merge: Merge) => { keep: Source; other: Source },
  ) => AsyncWriteResult;
};

/** Merges the source `other` into the source `keep`. */
export async function mergePair(deps: MergeDeps, pair: MergePair): AsyncSavedSourceResult {
  const updatedAt = deps.now().toISOString();
  return buildSaveResult(
    await deps.writeMerge(pair, (keep, other) => ({
      ...mergeSources(keep, other),
      linkState: keep.linkState ?? other.linkState,
      updatedAt,
    })),
  );
}

/**
 * Undoes a merge. Restores both sources; edits of `keep` that were made after the merge stay. Returns `merged-again` if
 * `keep` was later merged into a third source, because that merge must be undone first.
 */
export async function unmergePair(deps: MergeDeps, pair: MergePair): AsyncSavedSourceResult {
  const laterMerge = await deps.findMergeOfBinnedSource(pair.keep);
  if (laterMerge) {
    const { before, merged } = laterMerge;
    return err({ kind: 'merged-again', target: before.other.title, into: merged.title });
  }
  return buildSaveResult(
    await deps.writeUnmerge(pair, (currentSource, merge) => ({
      keep: unmergeSource(currentSource, { before: merge.before.keep, merged: merge.merged }),
      other: merge.before.other,
    })),
  );
}

const buildSaveResult = (writeResult: Result<Source, WriteProblem>): Result<SavedSource, WriteProblem> =>
  writeResult.ok ? ok({ source: writeResult.value, created: false }) : writeResult;
