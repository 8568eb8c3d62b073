import Dexie from 'dexie';
import type { SyncedField } from '@/lib/wiki/model/sync';
import type { Database } from '../open-database';
import { parseOutboxEntry } from './parse-sync';

/** A source that others changed on a wiki, with the fields that changed last. */
export type ChangedSource = { stableId: string; title: string; at: string; fields: SyncedField[] };

/**
 * Returns the number of sources that others changed on a wiki after the time `after` (ISO 8601), and lists the `limit` latest of them. If
 * `after` is null, all changes count. Deleted sources are counted, but not listed.
 */
export async function listRemoteChanges(
  database: Database,
  wikiId: string,
  after: string | null,
  limit: number,
): Promise<{ count: number; sources: ChangedSource[] }> {
  const queryChanges = () =>
    database.outboxEntries
      .where('[wikiId+remoteChange.at]')
      .between([wikiId, after ?? Dexie.minKey], [wikiId, Dexie.maxKey], after === null, true);
  const rows: unknown[] = await queryChanges().reverse().limit(limit).toArray();
  const entries = rows.map(parseOutboxEntry).filter((entry) => entry !== null);
  const sourceRows = await database.sources.bulkGet(entries.map(({ stableId }) => stableId));
  return {
    count: await queryChanges().count(),
    sources: entries.flatMap(({ stableId, remoteChange }, index) => {
      const row = sourceRows[index];
      return row && remoteChange ? [{ stableId, title: row.source.title, ...remoteChange }] : [];
    }),
  };
}
