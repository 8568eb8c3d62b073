import { err, ok, type Result } from '@/lib/base/result';
import { mergeSources } from '@/lib/record/duplicates/merge-sources';
import { unmergeSource } from '@/lib/record/duplicates/unmerge-source';
import type { Merge } from '@/lib/record/schema/merge';
import type { Source } from '@/lib/record/schema/source';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { SavedSource } from './save-draft';

type MergePair = Pick<Merge, 'keep' | 'other'>;
type AsyncWriteResult = Promise<Result<Source, WriteProblem>>;
type AsyncSaveResult = Promise<Result<SavedSource, WriteProblem>>;

/** The dependencies of merging. Each write is one transaction. */
export type MergeDeps = {
  now: () => Date;
  /** Finds the merge that moved this record to the bin; null if it is not in the bin or was moved there otherwise. */
  findBinningMerge: (stableId: string) => Promise<Merge | null>;
  writeMerge: (pair: MergePair, buildMerged: (keep: Source, other: Source) => Source) => AsyncWriteResult;
  writeUnmerge: (
    pair: MergePair,
    buildSplit: (keep: Source, merge: Merge) => { keep: Source; other: Source },
  ) => AsyncWriteResult;
};

/** Merges the record `other` into the record `keep`. */
export async function mergeRecords(deps: MergeDeps, pair: MergePair): AsyncSaveResult {
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
 * Undoes a merge: restores both records, with the later edits of `keep`. Returns `merged-again` if `keep` was merged into a
 * third record, which has the values of all three; that merge must be undone first.
 */
export async function unmergeRecords(deps: MergeDeps, pair: MergePair): AsyncSaveResult {
  const laterMerge = await deps.findBinningMerge(pair.keep);
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
