import type { Result } from '@/lib/base/result';
import type { StoreProblem } from '@/lib/model/problem';
import type { WikiCondition } from '@/lib/model/sync';
import type { Wiki } from '@/lib/model/wiki';
import { newCondition } from '@/lib/sync/run';
import { newSyncRecord, requeued, requeuedWithOwed } from '@/lib/sync/sync-record';
import { areWritesHeld, isHeld } from '@/lib/sync/waits';
import type { Store } from '../open';
import { parseCondition } from '../read/parse-sync';
import { attempt } from './attempt';
import { keptApart } from './touch-jobs';

/**
 * Keeps a wiki. An active one makes the others inactive. What stopped or paused it is forgotten, since its settings may
 * have changed, and what waited or was refused is looked at anew. A wait that the wiki asked for is kept.
 */
export function saveWiki(store: Store, wiki: Wiki, now: Date): Promise<Result<null, StoreProblem>> {
  return attempt(() =>
    store.transaction('rw', store.wikis, store.wikiConditions, store.syncRecords, async () => {
      if (wiki.active) await store.wikis.toCollection().modify({ active: false });
      await store.wikis.put(wiki);
      const kept = parseCondition(await store.wikiConditions.get(wiki.id));
      await store.wikiConditions.put(withAskedWaits(newCondition(wiki.id), kept, now));
      const waits = ['waiting', 'waiting-until', 'sending', 'refused'];
      const records = await store.syncRecords.where('wikiId').equals(wiki.id).toArray();
      const again = records.filter(({ state }) => waits.includes(state.state));
      await store.syncRecords.bulkPut(again.map((record) => requeued(record, now)));
      return null;
    }),
  );
}

function withAskedWaits(fresh: WikiCondition, kept: WikiCondition | null, now: Date): WikiCondition {
  if (!kept || !areWritesHeld(kept, now)) return fresh;
  const isAsked = ['rate-limited', 'unavailable'].includes(kept.why ?? '');
  const { pausedUntil, why, writesPausedUntil } = kept;
  return { ...fresh, writesPausedUntil, ...(isAsked ? { pausedUntil, why } : {}) };
}

/** Lets a wiki alone for as long as it asked, or longer where it has to wait anyway. */
export function pauseWiki(store: Store, wikiId: string, waitMs: number, now: Date): Promise<void> {
  return store.transaction('rw', store.wikiConditions, async () => {
    const kept = parseCondition(await store.wikiConditions.get(wikiId)) ?? newCondition(wikiId);
    const until = new Date(now.getTime() + waitMs).toISOString();
    if (isHeld(kept, now) && (kept.pausedUntil ?? until) >= until) return;
    await store.wikiConditions.put({ ...kept, pausedUntil: until, why: 'rate-limited' });
  });
}

/** Forgets a wiki and how far every source has come with it. What it holds stays there. */
export function removeWiki(store: Store, wikiId: string): Promise<Result<null, StoreProblem>> {
  return attempt(() =>
    store.transaction('rw', store.wikis, store.wikiConditions, store.syncRecords, async () => {
      await store.wikis.delete(wikiId);
      await store.wikiConditions.delete(wikiId);
      await store.syncRecords.where('wikiId').equals(wikiId).delete();
      return null;
    }),
  );
}

/** Puts sources in the queue of a wiki; null: all that are not in the bin. Gives how many. */
export function enqueue(
  store: Store,
  wikiId: string,
  stableIds: string[] | null,
  now: Date,
): Promise<Result<number, StoreProblem>> {
  return attempt(() =>
    store.transaction('rw', store.sources, store.syncRecords, async () => {
      const ids = stableIds ?? (await store.sources.filter(({ shelf }) => shelf !== 'bin').primaryKeys());
      const kept = await store.syncRecords.bulkGet(ids.map((id) => [wikiId, id]));
      const records = ids.map((id, index) => kept[index] ?? newSyncRecord(wikiId, id));
      const apart = await keptApart(store, wikiId, records);
      await store.syncRecords.bulkPut(apart.map((record) => requeuedWithOwed(record, now)));
      return records.length;
    }),
  );
}
