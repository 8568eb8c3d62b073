import type { OutboxStatus, WikiCondition } from '@/lib/wiki/model/sync';
import type { Wiki } from '@/lib/wiki/model/wiki';
import type { Database } from '../open-database';
import { parseWiki, parseWikiCondition } from './parse-sync';

/** The connected wikis, the active one among them. */
export async function listWikis(database: Database): Promise<Wiki[]> {
  const rows: unknown[] = await database.wikis.toArray();
  return rows.map(parseWiki).filter((wiki) => wiki !== null);
}

/** How each wiki is doing. */
export async function listWikiConditions(database: Database): Promise<WikiCondition[]> {
  const rows: unknown[] = await database.wikiConditions.toArray();
  return rows.map(parseWikiCondition).filter((condition) => condition !== null);
}

const OUTBOX_STATUSES: OutboxStatus['state'][] = [
  'local-only',
  'waiting',
  'sending',
  'waiting-until',
  'synced',
  'refused',
  'differs',
];

/** How many sources are in each state with a wiki. */
export async function countByOutboxStatus(
  database: Database,
  wikiId: string,
): Promise<Record<string, number>> {
  const counts = OUTBOX_STATUSES.map(async (status) => {
    const count = await database.syncRecords.where('[wikiId+state.state]').equals([wikiId, status]).count();
    return [status, count] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}
