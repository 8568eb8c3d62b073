import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { Database } from '../open-database';
import { parseOutboxEntry } from './parse-sync';

/** The entries of a source, one per wiki. */
export async function listEntriesOfSource(database: Database, stableId: string): Promise<OutboxEntry[]> {
  const rows: unknown[] = await database.outboxEntries.where('stableId').equals(stableId).toArray();
  return rows.map(parseOutboxEntry).filter((entry) => entry !== null);
}

/** The entries of several sources with one wiki, by stable id; a source without an entry is absent. */
export async function getEntriesByStableId(
  database: Database,
  wikiId: string,
  stableIds: string[],
): Promise<Map<string, OutboxEntry>> {
  const rows: unknown[] = await database.outboxEntries.bulkGet(stableIds.map((id) => [wikiId, id]));
  const entries = rows.map(parseOutboxEntry).filter((entry) => entry !== null);
  return new Map(entries.map((entry) => [entry.stableId, entry]));
}

/** Returns the entries of several sources whose citing pages were read, by stable id. */
export async function getEntriesWithCitations(
  database: Database,
  stableIds: string[],
): Promise<Map<string, OutboxEntry[]>> {
  const rows: unknown[] = await database.outboxEntries.where('stableId').anyOf(stableIds).toArray();
  const entriesBySource = new Map<string, OutboxEntry[]>();
  for (const entry of rows.map(parseOutboxEntry))
    if (entry?.citingPages)
      entriesBySource.set(entry.stableId, [...(entriesBySource.get(entry.stableId) ?? []), entry]);
  return entriesBySource;
}

/** The delayed entries of a wiki. */
export async function listDelayedEntries(database: Database, wikiId: string): Promise<OutboxEntry[]> {
  const rows: unknown[] = await database.outboxEntries
    .where('[wikiId+status]')
    .equals([wikiId, 'delayed'])
    .toArray();
  return rows.map(parseOutboxEntry).filter((entry) => entry !== null);
}
