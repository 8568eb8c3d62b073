import type { OutboxEntry } from '@/lib/wiki/model/sync';
import type { Database } from '../open-database';
import { parseOutboxEntry } from './parse-sync';

/** How far a source has come with each wiki. */
export async function listEntriesOfSource(database: Database, stableId: string): Promise<OutboxEntry[]> {
  const rows: unknown[] = await database.syncRecords.where('stableId').equals(stableId).toArray();
  return rows.map(parseOutboxEntry).filter((entry) => entry !== null);
}

/** How far several sources have come with one wiki, by stable id; one that it never heard of is absent. */
export async function getEntriesByStableId(
  database: Database,
  wikiId: string,
  stableIds: string[],
): Promise<Map<string, OutboxEntry>> {
  const rows: unknown[] = await database.syncRecords.bulkGet(stableIds.map((id) => [wikiId, id]));
  const entries = rows.map(parseOutboxEntry).filter((entry) => entry !== null);
  return new Map(entries.map((entry) => [entry.stableId, entry]));
}

/** The records of several sources, by stable id, with every wiki of which the citing pages were read. */
export async function getEntriesWithCitations(
  database: Database,
  stableIds: string[],
): Promise<Map<string, OutboxEntry[]>> {
  const rows: unknown[] = await database.syncRecords.where('stableId').anyOf(stableIds).toArray();
  const entriesBySource = new Map<string, OutboxEntry[]>();
  for (const entry of rows.map(parseOutboxEntry))
    if (entry?.citedBy)
      entriesBySource.set(entry.stableId, [...(entriesBySource.get(entry.stableId) ?? []), entry]);
  return entriesBySource;
}

/** The records that wait until a time of their own with a wiki. */
export async function listDelayedEntries(database: Database, wikiId: string): Promise<OutboxEntry[]> {
  const rows: unknown[] = await database.syncRecords
    .where('[wikiId+state.state]')
    .equals([wikiId, 'waiting-until'])
    .toArray();
  return rows.map(parseOutboxEntry).filter((entry) => entry !== null);
}
