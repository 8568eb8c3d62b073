import type { OutboxStatus } from '@/lib/wiki/model/outbox-entry';
import type { ActiveWiki, Wiki } from '@/lib/wiki/model/wiki';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';
import type { Database } from '../open-database';
import { parseWiki, parseWikiCondition } from './parse-sync';

/** The connected wikis. At most one of them is active. */
export async function listWikis(database: Database): Promise<Wiki[]> {
  const rows: unknown[] = await database.wikis.toArray();
  return rows.map(parseWiki).filter((wiki) => wiki !== null);
}

/** The wiki that sources are sent to; null: none is active. */
export async function findActiveWiki(database: Database): Promise<ActiveWiki | null> {
  const wiki = (await listWikis(database)).find(({ active }) => active);
  return wiki ? { ...wiki, active: true } : null;
}

/** Lists the stored conditions of all wikis. */
export async function listWikiConditions(database: Database): Promise<WikiCondition[]> {
  const rows: unknown[] = await database.wikiConditions.toArray();
  return rows.map(parseWikiCondition).filter((condition) => condition !== null);
}

/** The condition of one wiki; null: none is stored. */
export const findWikiCondition = async (database: Database, wikiId: string): Promise<WikiCondition | null> =>
  parseWikiCondition(await database.wikiConditions.get(wikiId));

/** The number of sources in each status with a wiki. */
export async function countByOutboxStatus(
  database: Database,
  wikiId: string,
): Promise<Record<OutboxStatus, number>> {
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
  return { 'local-only': localOnly, waiting, sending, delayed, synced, rejected, conflict };
}
