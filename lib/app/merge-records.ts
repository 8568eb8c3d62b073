import { err, ok, type Result } from '@/lib/base/result';
import { mergeSources } from '@/lib/identity/merge-sources';
import { unmergedSource } from '@/lib/identity/unmerge-source';
import type { Merge } from '@/lib/model/merge';
import type { StoreProblem } from '@/lib/model/problem';
import type { Source } from '@/lib/model/source';
import type { SourceRow } from '@/lib/model/source-row';
import type { Venue } from '@/lib/model/venue';
import type { SavedSource } from './save-draft';

type Pair = Pick<Merge, 'keep' | 'other'>;
type Placed = { source: Source; venue: Venue | null };

/** What merging needs of the outside world; the worker supplies it. */
export type MergeDeps = {
  now: () => Date;
  venues: () => Promise<Venue[]>;
  /** The merge by which this record lies in the bin; null: it is not there, or for another reason. */
  binnedBy: (stableId: string) => Promise<Merge | null>;
  mergeSaved: (
    pair: Pair,
    join: (keep: Source, other: Source) => Placed,
  ) => Promise<Result<SourceRow, StoreProblem>>;
  unmergeSaved: (
    pair: Pair,
    part: (keep: Source, merge: Merge) => { keep: Placed; other: Placed },
  ) => Promise<Result<SourceRow, StoreProblem>>;
};

type Reply = Promise<Result<SavedSource, StoreProblem>>;

/** Makes one record of two saved ones, as the reader said: `keep` stays with everything of both. */
export async function mergeRecords(deps: MergeDeps, pair: Pair): Reply {
  const venues = await deps.venues();
  const updatedAt = deps.now().toISOString();
  return replied(
    await deps.mergeSaved(pair, (keep, other) =>
      placed(
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
export async function unmergeRecords(deps: MergeDeps, pair: Pair): Reply {
  const later = await deps.binnedBy(pair.keep);
  if (later) {
    const { before, merged } = later;
    return err({ kind: 'merged-on', kept: before.other.title, into: merged.title });
  }
  const venues = await deps.venues();
  return replied(
    await deps.unmergeSaved(pair, (now, merge) => ({
      keep: placed(unmergedSource(now, { before: merge.before.keep, merged: merge.merged }), venues),
      other: placed(merge.before.other, venues),
    })),
  );
}

const placed = (source: Source, venues: Venue[]): Placed => ({
  source,
  venue: venues.find(({ id }) => id === source.venueId) ?? null,
});

const replied = (written: Result<SourceRow, StoreProblem>): Result<SavedSource, StoreProblem> =>
  written.ok ? ok({ source: written.value.source, created: false }) : written;
