import type { SyncState, WikiCondition } from '@/lib/model/sync';
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

const STATES: SyncState['state'][] = [
  'local-only',
  'waiting',
  'sending',
  'waiting-until',
  'synced',
  'refused',
  'differs',
];

/** How many sources are in each state with a wiki. */
export async function syncCounts(store: Store, wikiId: string): Promise<Record<string, number>> {
  const counted = STATES.map(async (state) => {
    const count = await store.syncRecords.where('[wikiId+state.state]').equals([wikiId, state]).count();
    return [state, count] as const;
  });
  return Object.fromEntries(await Promise.all(counted));
}
