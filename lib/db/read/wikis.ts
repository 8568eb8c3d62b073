import type { WikiCondition } from '@/lib/model/sync';
import type { Wiki } from '@/lib/model/wiki';
import type { Store } from '../open';
import { parseCondition, parseWiki } from './parse-sync';

/** The connected wikis, the active one among them. */
export async function wikis(store: Store): Promise<Wiki[]> {
  const rows: unknown[] = await store.wikis.toArray();
  return rows.map(parseWiki).filter((wiki) => wiki !== null);
}

/** How each wiki is doing. */
export async function wikiConditions(store: Store): Promise<WikiCondition[]> {
  const rows: unknown[] = await store.wikiConditions.toArray();
  return rows.map(parseCondition).filter((condition) => condition !== null);
}

/** How many sources wait, are refused or differ with a wiki. */
export async function syncCounts(store: Store, wikiId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  await store.syncRecords
    .where('wikiId')
    .equals(wikiId)
    .each(({ state }) => {
      counts[state.state] = (counts[state.state] ?? 0) + 1;
    });
  return counts;
}
