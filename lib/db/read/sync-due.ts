import Dexie from 'dexie';
import { areWritesHeld } from '@/lib/sync/waits';
import type { Store } from '../open';
import { wikiConditions, wikis } from './wikis';

/** Whether something could be sent now: due with an active wiki that is neither stopped nor waiting. */
export async function isSyncDue(store: Store, now: Date): Promise<boolean> {
  const at = now.toISOString();
  const [all, conditions] = await Promise.all([wikis(store), wikiConditions(store)]);
  const held = new Set(
    conditions.filter((condition) => areWritesHeld(condition, now)).map(({ wikiId }) => wikiId),
  );
  for (const { id } of all.filter((wiki) => wiki.active && !held.has(wiki.id))) {
    const due = store.syncRecords
      .where('[wikiId+dueAt+stableId]')
      .between([id, Dexie.minKey], [id, at, Dexie.maxKey], true, true);
    if (await due.limit(1).count()) return true;
  }
  return false;
}
