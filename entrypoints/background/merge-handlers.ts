import { type MergeDeps, mergeRecords, unmergeRecords } from '@/lib/app/worker/merge-records';
import { findOtherRowByUrl } from '@/lib/app/worker/resolve-draft-target';
import { err } from '@/lib/base/result';
import type { Handlers } from '@/lib/browser/messages/listen';
import type { Reply, Request } from '@/lib/browser/messages/protocol';
import type { SourceRow } from '@/lib/record/schema/source-row';
import { findBinningMerge, findMergeFrom } from '@/lib/storage/queries/find-merge';
import { restoreFromBin } from '@/lib/storage/transactions/change-sources';
import { mergeRows, unmergeRows } from '@/lib/storage/transactions/merge-rows';
import { database, databaseDeps } from './database';

const mergeDeps: MergeDeps = {
  now: databaseDeps.now,
  findBinningMerge: (stableId) => findBinningMerge(database, stableId),
  writeMerge: (pair, buildMerged) => mergeRows(database, pair, databaseDeps.now(), buildMerged),
  writeUnmerge: (pair, buildSplit) => unmergeRows(database, pair, databaseDeps.now(), buildSplit),
};

/** Merging two saved records, and taking it back. */
export const mergeHandlers = {
  'source/merge': (pair) => mergeRecords(mergeDeps, pair),
  'source/unmerge': (pair) => unmergeRecords(mergeDeps, pair),
} satisfies Partial<Handlers>;

/** Out of the bin again. A record that went there by a merge comes back by undoing it: two must not hold one address. */
export async function restoreSources({
  stableIds,
}: Request<'source/restore'>): Promise<Reply<'source/restore'>> {
  const merges = (await Promise.all(stableIds.map((stableId) => findMergeFrom(database, stableId)))).filter(
    (merge) => merge !== null,
  );
  // The last one first: what went on into another record must be out of it before it comes apart itself.
  for (const merge of merges.sort((a, b) => (a.at < b.at ? 1 : -1))) {
    const unmergeResult = await unmergeRecords(mergeDeps, merge);
    if (!unmergeResult.ok && unmergeResult.problem.kind !== 'no-such-source') return unmergeResult;
  }
  for (const stableId of stableIds) {
    const conflictingRow = await findAddressHolder(stableId);
    if (conflictingRow) return err({ kind: 'address-taken', title: conflictingRow.source.title });
  }
  return restoreFromBin(database, stableIds, databaseDeps.now());
}

/** Who has the address of a record in the bin by now: the reader may have given it to another since. */
async function findAddressHolder(stableId: string): Promise<SourceRow | null> {
  const row = await databaseDeps.findSourceById(stableId);
  if (row?.shelf !== 'bin') return null;
  return findOtherRowByUrl(databaseDeps, row.source.url, stableId);
}
