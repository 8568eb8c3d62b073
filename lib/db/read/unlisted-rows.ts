import type { BadRow } from '@/lib/model/source-row';
import type { Store } from '../open';
import { isBadRow, parseSourceRow } from './parse-row';

/** Rows without a time of creation, which no list can reach. Two counts unless there are any. */
export async function unlistedRows(store: Store): Promise<BadRow[]> {
  const [all, listed] = await Promise.all([
    store.sources.count(),
    store.sources.orderBy('createdAt').count(),
  ]);
  if (all === listed) return [];
  const inList = new Set(await store.sources.orderBy('createdAt').primaryKeys());
  const keys = (await store.sources.toCollection().primaryKeys()).filter((key) => !inList.has(key));
  const rows: unknown[] = await store.sources.bulkGet(keys.slice(0, 100));
  return rows.map(parseSourceRow).filter(isBadRow);
}
