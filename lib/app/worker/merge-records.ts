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

/** What merging needs of the outside world; the worker supplies it. Each write is one transaction. */
export type MergeDeps = {
  now: () => Date;
  /** The merge by which this record went to the bin; null where it is not in the bin, or for another reason. */
  findBinningMerge: (stableId: string) => Promise<Merge | null>;
  writeMerge: (pair: MergePair, buildMerged: (keep: Source, other: Source) => Source) => AsyncWriteResult;
  writeUnmerge: (
    pair: MergePair,
    buildSplit: (keep: Source, merge: Merge) => { keep: Source; other: Source },
  ) => AsyncWriteResult;
};

/** Merges two saved records into one, as the reader asked: `keep` stays, with everything of both. */
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
 * Takes a merge back: both records are as they were, with what was edited in the kept one since. Returns `merged-on`
 * while the kept record was itself merged into a third, which holds the values of all three: that merge is undone first.
 */
export async function unmergeRecords(deps: MergeDeps, pair: MergePair): AsyncSaveResult {
  const laterMerge = await deps.findBinningMerge(pair.keep);
  if (laterMerge) {
    const { before, merged } = laterMerge;
    return err({ kind: 'merged-on', target: before.other.title, into: merged.title });
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
