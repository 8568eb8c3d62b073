import type { Result } from '@/lib/base/result';
import type { StoreProblem } from '@/lib/model/problem';
import type { Store } from '../open';
import { attempt } from './attempt';

/**
 * Removes for good what went to the bin before `before` (ISO time), with its texts, and forgets merges of that age. Gives
 * how many records went.
 */
export function emptyBin(store: Store, before: string): Promise<Result<number, StoreProblem>> {
  return attempt(() =>
    store.transaction('rw', [store.sources, store.snapshots, store.syncRecords, store.merges], async () => {
      const old = await store.sources
        .where('[shelf+createdAt]')
        .between(['bin', ''], ['bin', '\uffff'])
        .filter((row) => row.deletedAt !== null && row.deletedAt < before)
        .primaryKeys();
      await store.snapshots.where('stableId').anyOf(old).delete();
      await store.syncRecords.where('stableId').anyOf(old).delete();
      await store.merges.where('at').below(before).delete();
      await store.sources.bulkDelete(old);
      return old.length;
    }),
  );
}
