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

/** The dependencies of `mergeRecords` and `unmergeRecords`. Each write is one transaction. */
export type MergeDeps = {
  now: () => Date;
  /**
   * Finds the merge that moved this record to the bin. Returns null if no merge did, or if the record is not in the
   * bin.
   */
  findMergeOfBinnedRecord: (stableId: string) => Promise<Merge | null>;
  writeMerge: (
    pair: MergePair,
    buildMergedSource: (keep: Source, other: Source) => Source,
  ) => AsyncWriteResult;
  writeUnmerge: (
    pair: MergePair,
    buildSplitSources: (keep: Source, merge: Merge) => { keep: Source; other: Source },
  ) => AsyncWriteResult;
};

/** Merges the record `other` into the record `keep`. */
export async function mergeRecords(deps: MergeDeps, pair: MergePair): AsyncSavedSourceResult {
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
 * Undoes a merge. Restores both records; edits of `keep` that were made after the merge stay. Returns `merged-again` if
 * `keep` was later merged into a third record, because that merge must be undone first.
 */
export async function unmergeRecords(deps: MergeDeps, pair: MergePair): AsyncSavedSourceResult {
  const laterMerge = await deps.findMergeOfBinnedRecord(pair.keep);
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
