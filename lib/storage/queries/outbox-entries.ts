import Dexie from 'dexie';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { Database } from '../open-database';
import { findActiveWiki } from './list-wikis';
import { parseOutboxEntry } from './parse-sync';

/** Lists the outbox entries of a source, one per wiki. */
export async function listEntriesOfSource(database: Database, stableId: string): Promise<OutboxEntry[]> {
  const rows: unknown[] = await database.outboxEntries.where('stableId').equals(stableId).toArray();
  return rows.map(parseOutboxEntry).filter((entry) => entry !== null);
}

/** Returns the outbox entries of sources with one wiki, by stable id. Sources without an entry are not in the map. */
export async function getEntriesByStableId(
  database: Database,
  wikiId: string,
  stableIds: string[],
): Promise<Map<string, OutboxEntry>> {
  const rows: unknown[] = await database.outboxEntries.bulkGet(stableIds.map((id) => [wikiId, id]));
  const entries = rows.map(parseOutboxEntry).filter((entry) => entry !== null);
  return new Map(entries.map((entry) => [entry.stableId, entry]));
}

/**
 * Returns the outbox entries for which the citing pages were read from the wiki, by the stable id of the source. A source has
 * one entry per wiki.
 */
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

/** Lists the outbox entries of a wiki with the status `delayed`. */
export async function listDelayedEntries(database: Database, wikiId: string): Promise<OutboxEntry[]> {
  const rows: unknown[] = await database.outboxEntries
    .where('[wikiId+status]')
    .equals([wikiId, 'delayed'])
    .toArray();
  return rows.map(parseOutboxEntry).filter((entry) => entry !== null);
}

/** Lists settled entries of a wiki, the least recently read first. */
export async function listLeastRecentlyChecked(
  database: Database,
  wikiId: string,
  limit: number,
): Promise<OutboxEntry[]> {
  const rows: unknown[] = await database.outboxEntries
    .where('[wikiId+remoteCheckedAt]')
    .between([wikiId, Dexie.minKey], [wikiId, Dexie.maxKey])
    .filter(({ status }) => status === 'synced' || status === 'conflict')
    .limit(limit)
    .toArray();
  return rows.map(parseOutboxEntry).filter((entry) => entry !== null);
}

/** Lists at most `limit` sources that a wiki rejected, followed by at most `limit` sources with a conflict. */
export async function listUnresolvedSources(
  database: Database,
  wikiId: string,
  limit: number,
): Promise<{ stableId: string; title: string; status: 'rejected' | 'conflict' }[]> {
  const listByStatus = async (status: 'rejected' | 'conflict') => {
    const entries = await database.outboxEntries
      .where('[wikiId+status]')
      .equals([wikiId, status])
      .limit(limit)
      .toArray();
    const rows = await database.sources.bulkGet(entries.map(({ stableId }) => stableId));
    return rows.flatMap((row) => (row ? [{ stableId: row.stableId, title: row.source.title, status }] : []));
  };
  return [...(await listByStatus('rejected')), ...(await listByStatus('conflict'))];
}

/** Counts the sources that the active wiki rejected or that have a conflict with it. Returns null if no wiki is active. */
export async function countUnresolvedSources(
  database: Database,
): Promise<{ wikiId: string; wikiName: string; count: number } | null> {
  const wiki = await findActiveWiki(database);
  if (!wiki) return null;
  const count = await database.outboxEntries
    .where('[wikiId+status]')
    .anyOf([
      [wiki.id, 'rejected'],
      [wiki.id, 'conflict'],
    ])
    .count();
  return { wikiId: wiki.id, wikiName: wiki.name, count };
}

/** Finds the entry that is linked to a resource of a wiki. Returns null if there is none. */
export async function findLinkedEntry(
  database: Database,
  wikiId: string,
  remoteId: string,
): Promise<OutboxEntry | null> {
  const row: unknown = await database.outboxEntries
    .where('[wikiId+remoteId]')
    .equals([wikiId, remoteId])
    .first();
  return row === undefined ? null : parseOutboxEntry(row);
}

/** Lists the ids of the sources outside the bin that are not linked to a resource of a wiki. Reads only keys. */
export async function listUnlinkedIds(database: Database, wikiId: string): Promise<string[]> {
  const linkedKeys = await database.outboxEntries
    .where('[wikiId+remoteId]')
    .between([wikiId, Dexie.minKey], [wikiId, Dexie.maxKey])
    .primaryKeys();
  const linkedIds = new Set(linkedKeys.map(([, stableId]) => stableId));
  const ids = await database.sources.where('shelf').notEqual('bin').primaryKeys();
  return ids.filter((id) => !linkedIds.has(id));
}
