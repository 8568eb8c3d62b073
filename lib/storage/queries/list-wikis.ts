import Dexie from 'dexie';
import type { OutboxStatus } from '@/lib/wiki/model/outbox-entry';
import type { ActiveWiki, Wiki } from '@/lib/wiki/model/wiki';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';
import type { Database } from '../open-database';
import { parseWiki, parseWikiCondition } from './parse-sync';

/** Lists the connected wikis. At most one of them is active. */
export async function listWikis(database: Database): Promise<Wiki[]> {
  const rows: unknown[] = await database.wikis.toArray();
  return rows.map(parseWiki).filter((wiki) => wiki !== null);
}

/** Returns the wiki that sources are sent to, or null if no wiki is active. */
export async function findActiveWiki(database: Database): Promise<ActiveWiki | null> {
  const wiki = (await listWikis(database)).find(({ active }) => active);
  return wiki ? { ...wiki, active: true } : null;
}

/** Lists the stored conditions of all wikis: whether each of them is paused or stopped. */
export async function listWikiConditions(database: Database): Promise<WikiCondition[]> {
  const rows: unknown[] = await database.wikiConditions.toArray();
  return rows.map(parseWikiCondition).filter((condition) => condition !== null);
}

/** Returns the stored condition of a wiki, or null if there is none. */
export const findWikiCondition = async (database: Database, wikiId: string): Promise<WikiCondition | null> =>
  parseWikiCondition(await database.wikiConditions.get(wikiId));

/** The number of entries in each status. A `pending` entry is synced, but its lists, text or link state are not sent yet. */
export type OutboxCounts = Record<OutboxStatus | 'pending', number>;

/** Counts the outbox entries of a wiki by status. A pending entry does not count as synced. */
export async function countByOutboxStatus(database: Database, wikiId: string): Promise<OutboxCounts> {
  const count = (status: OutboxStatus) =>
    database.outboxEntries.where('[wikiId+status]').equals([wikiId, status]).count();
  const [localOnly, waiting, sending, delayed, synced, rejected, conflict] = await Promise.all([
    count('local-only'),
    count('waiting'),
    count('sending'),
    count('delayed'),
    count('synced'),
    count('rejected'),
    count('conflict'),
  ]);
  // This index contains only entries with a next attempt. Entries that are not waiting, sending, delayed or in conflict are
  // pending.
  const scheduledCount = await database.outboxEntries
    .where('[wikiId+nextAttemptAt+stableId]')
    .between([wikiId, Dexie.minKey], [wikiId, Dexie.maxKey])
    .count();
  const scheduledConflictCount = await database.outboxEntries
    .where('[wikiId+status]')
    .equals([wikiId, 'conflict'])
    .filter(({ nextAttemptAt }) => nextAttemptAt !== null)
    .count();
  const pendingCount = Math.max(0, scheduledCount - scheduledConflictCount - waiting - sending - delayed);
  return {
    'local-only': localOnly,
    waiting,
    sending,
    delayed,
    pending: pendingCount,
    synced: Math.max(0, synced - pendingCount),
    rejected,
    conflict,
  };
}
