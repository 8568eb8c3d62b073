import Dexie from 'dexie';
import type { DueCursor } from '@/lib/wiki/outbox/outbox-store';
import { isWritePaused } from '@/lib/wiki/outbox/wiki-pause';
import type { Database } from '../open-database';
import { findActiveWiki, findWikiCondition } from './list-wikis';

/**
 * Queries the outbox entries of a wiki in the order of their next attempts. Starts after the cursor `after` (null: at the first
 * entry) and ends with `until`, which is an index key without the wiki id.
 */
export function queryDueEntries(
  database: Database,
  wikiId: string,
  until: unknown[],
  after: DueCursor | null = null,
) {
  const from = after ? [after.nextAttemptAt, after.stableId] : [Dexie.minKey];
  return database.outboxEntries
    .where('[wikiId+nextAttemptAt+stableId]')
    .between([wikiId, ...from], [wikiId, ...until], false, true);
}

/** Resolves to whether the active wiki has a due entry and is neither stopped nor paused. */
export async function isSyncDue(database: Database, now: Date): Promise<boolean> {
  const wiki = await findActiveWiki(database);
  if (!wiki) return false;
  const condition = await findWikiCondition(database, wiki.id);
  if (condition && isWritePaused(condition, now)) return false;
  const dueEntries = queryDueEntries(database, wiki.id, [now.toISOString(), Dexie.maxKey]);
  return (await dueEntries.limit(1).count()) > 0;
}
