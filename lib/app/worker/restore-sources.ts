import { err, type Result } from '@/lib/base/result';
import type { Merge } from '@/lib/record/schema/merge';
import type { SourceRow } from '@/lib/record/schema/source-row';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { DatabaseDeps } from './deps';
import { type MergeDeps, unmergeRecords } from './merge-records';
import { findOtherRowByUrl } from './resolve-draft-target';

/** What restoring needs of the outside world. */
export type RestoreDeps = MergeDeps &
  Pick<DatabaseDeps, 'findSourceById' | 'findSourceByAddress'> & {
    /** The merge by which a record went to the bin at any time; null: none. */
    findMergeFrom: (stableId: string) => Promise<Merge | null>;
    restoreFromBin: (stableIds: string[]) => Promise<Result<number, WriteProblem>>;
  };

/**
 * Takes records out of the bin and returns how many. A record that was merged into another comes back by undoing the
 * merge, and a record whose address another one has by now stays in the bin (`address-taken`): two records must not have
 * one address.
 */
export async function restoreSources(
  deps: RestoreDeps,
  stableIds: string[],
): Promise<Result<number, WriteProblem>> {
  const merges = await Promise.all(stableIds.map((stableId) => deps.findMergeFrom(stableId)));
  // The latest merge is undone first: a record that was merged on must be out of the other before it is split itself.
  const latestFirst = merges.filter((merge) => merge !== null).sort((a, b) => (a.at < b.at ? 1 : -1));
  for (const merge of latestFirst) {
    const unmergeResult = await unmergeRecords(deps, merge);
    if (!unmergeResult.ok && unmergeResult.problem.kind !== 'no-such-source') return unmergeResult;
  }
  for (const stableId of stableIds) {
    const conflictingRow = await findAddressHolder(deps, stableId);
    if (conflictingRow) return err({ kind: 'address-taken', title: conflictingRow.source.title });
  }
  return deps.restoreFromBin(stableIds);
}

/** The record outside the bin that has the address of a record in the bin; null: there is none. */
async function findAddressHolder(deps: RestoreDeps, stableId: string): Promise<SourceRow | null> {
  const row = await deps.findSourceById(stableId);
  if (row?.shelf !== 'bin') return null;
  return findOtherRowByUrl(deps, row.source.url, stableId);
}
