import { err, ok, type Result } from '@/lib/base/result';
import { mergeSources } from '@/lib/record/duplicates/merge-sources';
import { unmergeSource } from '@/lib/record/duplicates/unmerge-source';
import type { Merge } from '@/lib/record/schema/merge';
import type { Source } from '@/lib/record/schema/source';
import type { SourceRow } from '@/lib/record/schema/source-row';
import type { Venue } from '@/lib/record/schema/venue';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { SavedSource } from './save-draft';

type MergePair = Pick<Merge, 'keep' | 'other'>;
type SourceWithVenue = { source: Source; venue: Venue | null };

/** What merging needs of the outside world; the worker supplies it. */
export type MergeDeps = {
  now: () => Date;
  listVenues: () => Promise<Venue[]>;
  /** The merge by which this record lies in the bin; null: it is not there, or for another reason. */
  findBinningMerge: (stableId: string) => Promise<Merge | null>;
  writeMerge: (
    pair: MergePair,
    buildMerged: (keep: Source, other: Source) => SourceWithVenue,
  ) => Promise<Result<SourceRow, WriteProblem>>;
  writeUnmerge: (
    pair: MergePair,
    buildSplit: (keep: Source, merge: Merge) => { keep: SourceWithVenue; other: SourceWithVenue },
  ) => Promise<Result<SourceRow, WriteProblem>>;
};

type AsyncSaveResult = Promise<Result<SavedSource, WriteProblem>>;

/** Makes one record of two saved ones, as the reader said: `keep` stays with everything of both. */
export async function mergeRecords(deps: MergeDeps, pair: MergePair): AsyncSaveResult {
  const venues = await deps.listVenues();
  const updatedAt = deps.now().toISOString();
  return buildSaveResult(
    await deps.writeMerge(pair, (keep, other) =>
      attachVenue(
        { ...mergeSources(keep, other), linkState: keep.linkState ?? other.linkState, updatedAt },
        venues,
      ),
    ),
  );
}

/**
 * Takes a merge back: both records as they were, with what was edited in the kept one since. Refused while the kept one
 * is itself in another record, which holds the words and addresses of all three: that merge is taken back first.
 */
export async function unmergeRecords(deps: MergeDeps, pair: MergePair): AsyncSaveResult {
  const laterMerge = await deps.findBinningMerge(pair.keep);
  if (laterMerge) {
    const { before, merged } = laterMerge;
    return err({ kind: 'merged-on', kept: before.other.title, into: merged.title });
  }
  const venues = await deps.listVenues();
  return buildSaveResult(
    await deps.writeUnmerge(pair, (currentSource, merge) => ({
      keep: attachVenue(
        unmergeSource(currentSource, { before: merge.before.keep, merged: merge.merged }),
        venues,
      ),
      other: attachVenue(merge.before.other, venues),
    })),
  );
}

const attachVenue = (source: Source, venues: Venue[]): SourceWithVenue => ({
  source,
  venue: venues.find(({ id }) => id === source.venueId) ?? null,
});

const buildSaveResult = (writeResult: Result<SourceRow, WriteProblem>): Result<SavedSource, WriteProblem> =>
  writeResult.ok ? ok({ source: writeResult.value.source, created: false }) : writeResult;
