import Dexie from 'dexie';
import type { DuePlace } from '@/lib/sync/run';
import { areWritesHeld } from '@/lib/sync/waits';
import type { Store } from '../open';
import { wikiConditions, wikis } from './wikis';

/** The queue of a wiki in its order, after a place in it and up to the end of a key of its index. */
export function dueRows(store: Store, wikiId: string, until: unknown[], after: DuePlace | null = null) {
  const from = after ? [after.dueAt, after.stableId] : [Dexie.minKey];
  return store.syncRecords
    .where('[wikiId+dueAt+stableId]')
    .between([wikiId, ...from], [wikiId, ...until], false, true);
}

/** Whether something could be sent now: due with an active wiki that is neither stopped nor waiting. */
export async function isSyncDue(store: Store, now: Date): Promise<boolean> {
  const at = now.toISOString();
  const [all, conditions] = await Promise.all([wikis(store), wikiConditions(store)]);
  const held = new Set(
    conditions.filter((condition) => areWritesHeld(condition, now)).map(({ wikiId }) => wikiId),
  );
  for (const { id } of all.filter((wiki) => wiki.active && !held.has(wiki.id))) {
    if (await dueRows(store, id, [at, Dexie.maxKey]).limit(1).count()) return true;
  }
  return false;
}
