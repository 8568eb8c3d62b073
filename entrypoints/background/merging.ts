import { type MergeDeps, mergeRecords, unmergeRecords } from '@/lib/app/merge-records';
import { otherAt } from '@/lib/app/record-of-draft';
import { err, ok } from '@/lib/base/result';
import { binnedBy, mergeOf } from '@/lib/db/read/merges';
import { changeSources } from '@/lib/db/write/change-sources';
import { mergeRows, unmergeRows } from '@/lib/db/write/merge-sources';
import { rowOf } from '@/lib/db/write/row-of';
import type { Handlers } from '@/lib/messages/listen';
import type { Reply, Request } from '@/lib/messages/protocol';
import type { SourceRow } from '@/lib/model/source-row';
import { store, storeDeps } from './store';

const mergeDeps: MergeDeps = {
  now: storeDeps.now,
  venues: storeDeps.venues,
  binnedBy: (stableId) => binnedBy(store, stableId),
  mergeSaved: (pair, join) =>
    mergeRows(store, pair, storeDeps.now(), (keep, other) => {
      const { source, venue } = join(keep.source, other.source);
      return rowOf(source, venue, null);
    }),
  unmergeSaved: (pair, part) =>
    unmergeRows(store, pair, storeDeps.now(), (row, merge) => {
      const { keep, other } = part(row.source, merge);
      return {
        keep: rowOf(keep.source, keep.venue, row.deletedAt),
        other: rowOf(other.source, other.venue, null),
      };
    }),
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
  const merges = (await Promise.all(stableIds.map((stableId) => mergeOf(store, stableId)))).filter(
    (merge) => merge !== null,
  );
  // The last one first: what went on into another record must be out of it before it comes apart itself.
  for (const merge of merges.sort((a, b) => (a.at < b.at ? 1 : -1))) {
    const parted = await unmergeRecords(mergeDeps, merge);
    if (!parted.ok && parted.problem.kind !== 'no-such-source') return parted;
  }
  for (const stableId of stableIds) {
    const holder = await holderInstead(stableId);
    if (holder) return err({ kind: 'address-taken', title: holder.source.title });
  }
  const restored = await changeSources(store, stableIds, (row) => ({
    ...row,
    shelf: row.source.status,
    deletedAt: null,
  }));
  return restored.ok ? ok(restored.value) : restored;
}

/** Who has the address of a record in the bin by now: the reader may have given it to another since. */
async function holderInstead(stableId: string): Promise<SourceRow | null> {
  const row = await storeDeps.sourceById(stableId);
  if (row?.shelf !== 'bin') return null;
  return otherAt(storeDeps, row.source.url, stableId);
}
