import { err, ok, type Result } from '@/lib/base/result';
import type { StoreProblem } from '@/lib/model/problem';
import type { Snapshot } from '@/lib/model/snapshot';
import type { SourceRow } from '@/lib/model/source-row';
import type { Store } from '../open';
import { isBadRow } from '../read/parse-row';
import { sourceById } from '../read/source-by-id';
import { attempt } from './attempt';
import { jobTables, touchJobs } from './touch-jobs';

/**
 * Keeps a row and, with it, a text (unless the newest text kept says the same). Success means that the transaction is
 * on the disk and the row was read back from it.
 */
export async function saveSource(
  store: Store,
  row: SourceRow,
  snapshot: Snapshot | null,
): Promise<Result<SourceRow, StoreProblem>> {
  const written = await attempt(() =>
    store.transaction('rw', [store.sources, store.snapshots, ...jobTables(store)], async () => {
      await store.sources.put(row);
      await touchJobs(store, [row.stableId], new Date(row.source.updatedAt));
      if (snapshot && !(await hasText(store, snapshot))) await store.snapshots.put(snapshot);
    }),
  );
  if (!written.ok) return written;
  const back = await sourceById(store, row.stableId);
  if (back === null || isBadRow(back) || back.source.updatedAt !== row.source.updatedAt)
    return err({ kind: 'not-read-back' });
  return ok(back);
}

async function hasText(store: Store, { stableId, sha256, capturedAt }: Snapshot): Promise<boolean> {
  const kept = await store.snapshots.where('stableId').equals(stableId).sortBy('capturedAt');
  const last = kept.at(-1);
  return last !== undefined && (last.sha256 === sha256 || last.capturedAt === capturedAt);
}
