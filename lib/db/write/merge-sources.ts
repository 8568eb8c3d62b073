import { err, ok, type Result } from '@/lib/base/result';
import type { Merge } from '@/lib/model/merge';
import type { StoreProblem } from '@/lib/model/problem';
import type { Snapshot } from '@/lib/model/snapshot';
import type { SourceRow } from '@/lib/model/source-row';
import type { Store } from '../open';
import { isBadRow } from '../read/parse-row';
import { snapshotsOf } from '../read/snapshots';
import { sourceById } from '../read/source-by-id';
import { attempt } from './attempt';
import { joinJobs, partJobs } from './merge-jobs';
import { jobTables, touchJobs } from './touch-jobs';

/** Two stable ids: of the record that stays and of the one that goes into it. */
export type Pair = Pick<Merge, 'keep' | 'other'>;

/**
 * Merges two records in one transaction: the kept row is written, the other goes to the bin, its texts lie under the
 * kept record too, wikis know it as what they know the other as, and what undoes it is kept. `join` gives the kept row
 * out of both. A pair that is merged already stays as it is.
 */
export async function mergeRows(
  store: Store,
  pair: Pair,
  now: Date,
  join: (keep: SourceRow, other: SourceRow) => SourceRow,
): Promise<Result<SourceRow, StoreProblem>> {
  const written = await attempt(() =>
    inOne(store, async () => {
      const [keep, other] = [await goodRow(store, pair.keep), await goodRow(store, pair.other)];
      if (!keep || !other || pair.keep === pair.other) return null;
      if (await isMerged(store, pair, other)) return keep;
      const row = join(keep, other);
      const at = now.toISOString();
      const copies = await copiesFor(store, pair);
      await store.sources.bulkPut([row, { ...other, shelf: 'bin', deletedAt: at }]);
      await store.snapshots.bulkPut(copies);
      const before = { keep: keep.source, other: other.source };
      const texts = copies.map(({ capturedAt }) => capturedAt);
      await store.merges.put({ ...pair, at, before, merged: row.source, texts });
      await touchJobs(store, [pair.keep, pair.other], now);
      await joinJobs(store, pair);
      return row;
    }),
  );
  return written.ok ? readBack(store, written.value) : written;
}

/**
 * Takes a merge back in one transaction: `part` gives both rows as they should be; the texts that came with the merge
 * go again. Where there is no such merge, nothing changes.
 */
export async function unmergeRows(
  store: Store,
  pair: Pair,
  now: Date,
  part: (keep: SourceRow, merge: Merge) => { keep: SourceRow; other: SourceRow },
): Promise<Result<SourceRow, StoreProblem>> {
  const written = await attempt(() =>
    inOne(store, async () => {
      const keep = await goodRow(store, pair.keep);
      const merge = await store.merges.get([pair.keep, pair.other]);
      if (!keep || !merge) return keep;
      const rows = part(keep, merge);
      const other = await goodRow(store, pair.other);
      // Taken out of the bin by hand, the other is a record of its own already, with what was written in it since.
      const restored = other && other.shelf !== 'bin' ? [] : [rows.other];
      await store.sources.bulkPut([rows.keep, ...restored]);
      await store.snapshots.bulkDelete(merge.texts.map((at): [string, string] => [pair.keep, at]));
      await store.merges.delete([pair.keep, pair.other]);
      // Before they are touched: only apart has each an entry of its own.
      if (restored.length > 0) await partJobs(store, pair);
      await touchJobs(store, [pair.keep, pair.other], now);
      return rows.keep;
    }),
  );
  return written.ok ? readBack(store, written.value) : written;
}

const inOne = <T>(store: Store, write: () => Promise<T>): Promise<T> =>
  store.transaction('rw', [store.sources, store.snapshots, store.merges, ...jobTables(store)], write);

async function goodRow(store: Store, stableId: string): Promise<SourceRow | null> {
  const row = await sourceById(store, stableId);
  return row && !isBadRow(row) ? row : null;
}

const isMerged = async (store: Store, { keep, other }: Pair, row: SourceRow): Promise<boolean> =>
  row.shelf === 'bin' && (await store.merges.get([keep, other])) !== undefined;

// Every text of the other, save those that say the same as one of the kept record's; two of one moment lie a
// millisecond apart, since the time is part of the key.
async function copiesFor(store: Store, { keep, other }: Pair): Promise<Snapshot[]> {
  const [own, theirs] = [await snapshotsOf(store, keep), await snapshotsOf(store, other)];
  const known = new Set(own.map(({ sha256 }) => sha256));
  const times = new Set(own.map(({ capturedAt }) => capturedAt));
  return theirs
    .filter(({ sha256 }) => !known.has(sha256))
    .map((text) => {
      const capturedAt = freeTime(text.capturedAt, times);
      times.add(capturedAt);
      return { ...text, stableId: keep, capturedAt };
    });
}

function freeTime(wanted: string, taken: Set<string>): string {
  let time = wanted;
  while (taken.has(time)) time = new Date(Date.parse(time) + 1).toISOString();
  return time;
}

async function readBack(store: Store, row: SourceRow | null): Promise<Result<SourceRow, StoreProblem>> {
  if (!row) return err({ kind: 'no-such-source' });
  const back = await goodRow(store, row.stableId);
  return back && back.source.updatedAt === row.source.updatedAt ? ok(back) : err({ kind: 'not-read-back' });
}
