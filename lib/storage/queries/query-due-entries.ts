import Dexie from 'dexie';
import type { DueCursor } from '@/lib/wiki/outbox/flush-context';
import { isWritePaused } from '@/lib/wiki/outbox/wiki-pause';
import type { Database } from '../open-database';
import { listWikiConditions, listWikis } from './list-wikis';

/** The queue of a wiki in its order, after a place in it and up to the end of a key of its index. */
export function queryDueEntries(
  database: Database,
  wikiId: string,
  until: unknown[],
  after: DueCursor | null = null,
) {
  const from = after ? [after.dueAt, after.stableId] : [Dexie.minKey];
  return database.syncRecords
    .where('[wikiId+dueAt+stableId]')
    .between([wikiId, ...from], [wikiId, ...until], false, true);
}

/** Whether something could be sent now: due with an active wiki that is neither stopped nor waiting. */
export async function isSyncDue(database: Database, now: Date): Promise<boolean> {
  const timestamp = now.toISOString();
  const [allWikis, conditions] = await Promise.all([listWikis(database), listWikiConditions(database)]);
  const pausedWikiIds = new Set(
    conditions.filter((condition) => isWritePaused(condition, now)).map(({ wikiId }) => wikiId),
  );
  for (const { id } of allWikis.filter((wiki) => wiki.active && !pausedWikiIds.has(wiki.id))) {
    if (await queryDueEntries(database, id, [timestamp, Dexie.maxKey]).limit(1).count()) return true;
  }
  return false;
}
