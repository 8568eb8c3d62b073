import { type SourceStatus, STATUSES } from '@/lib/model/vocabulary';
import type { Store } from '../open';

/** Stable ids by the status that each has. */
export type ByStatus = Record<SourceStatus, string[]>;

/** Which of these sources stand in which status; what is in the bin or gone is in none. */
export async function statusesOf(store: Store, stableIds: string[]): Promise<ByStatus> {
  const found: ByStatus = { inbox: [], reviewed: [], archived: [] };
  for (const row of await store.sources.bulkGet(stableIds)) {
    const status = STATUSES.find((one) => one === row?.shelf);
    if (row && status) found[status].push(row.stableId);
  }
  return found;
}
