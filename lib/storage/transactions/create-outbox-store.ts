import Dexie from 'dexie';
import { isPrivateAddress } from '@/lib/address/private-host';
import { normalizeText } from '@/lib/base/normalize-text';
import { isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import { applyRemoteValues } from '@/lib/wiki/merge/synced-values';
import type { CitingPages, OutboxEntry } from '@/lib/wiki/model/sync';
import type { Wiki } from '@/lib/wiki/model/wiki';
import {
  type EntryKey,
  type LocalText,
  MAX_STABLE_ID,
  type OutboxStore,
} from '@/lib/wiki/outbox/flush-context';
import { createOutboxEntry, MAX_RETRY_MS, requeue } from '@/lib/wiki/outbox/outbox-entry';
import type { Database } from '../open-database';
import { parseSourceRow } from '../queries/parse-row';
import { parseOutboxEntry, parseWikiCondition } from '../queries/parse-sync';
import { queryDueEntries } from '../queries/query-due-entries';
import { findLatestSnapshot } from '../queries/snapshots';
import { enqueueForActiveWikis } from './enqueue-sources';
import { putSources } from './put-sources';

/** What the store cannot know by itself: the time. */
export type OutboxStoreDeps = { now: () => Date };

const buildKey = ({ wikiId, stableId }: EntryKey): [string, string] => [wikiId, stableId];

/** The store as syncing with one wiki sees it: every function is one transaction. */
export function createOutboxStore(database: Database, wiki: Wiki, { now }: OutboxStoreDeps): OutboxStore {
  const { sources, syncRecords, venues, wikis } = database;
  return {
    listDue: async (wikiId, currentTime, limit, after) => {
      if (after === null) await requeueOverlyDelayed(database, wikiId, currentTime);
      const rows = await queryDueEntries(database, wikiId, [currentTime.toISOString(), Dexie.maxKey], after)
        .limit(limit)
        .toArray();
      const entries = rows.map(parseOutboxEntry);
      if (!entries.includes(null)) return entries.filter((entry) => entry !== null);
      return replaceUnreadableEntries(database, rows.map(buildKey), currentTime);
    },
    findNextDueAt: async (wikiId) =>
      (await queryDueEntries(database, wikiId, [Dexie.maxKey]).first())?.dueAt ?? null,
    loadEntry: async (key) => {
      const entry = parseOutboxEntry(await database.syncRecords.get(buildKey(key)));
      return entry && { entry, source: (await findLiveRow(database, key.stableId))?.source ?? null };
    },
    updateEntries: (keys, change) =>
      database.transaction('rw', database.syncRecords, async () => {
        const rows = await database.syncRecords.bulkGet(keys.map(buildKey));
        const changedEntries = rows
          .map(parseOutboxEntry)
          .filter((entry) => entry !== null)
          .map(change);
        await database.syncRecords.bulkPut(changedEntries);
        return changedEntries;
      }),
    updateIfUnchanged: ({ key, revision, localChanges, change }) =>
      database.transaction('rw', sources, syncRecords, venues, wikis, async () => {
        const entry = parseOutboxEntry(await database.syncRecords.get(buildKey(key)));
        const row = await findLiveRow(database, key.stableId);
        if (!entry || !row || entry.revision !== revision) return null;
        if (Object.keys(localChanges).length > 0) {
          const source = applyRemoteValues(row.source, localChanges, wiki.name, now());
          await putSources(database, [{ source, deletedAt: null }]);
          await enqueueForActiveWikis(database, [key.stableId], now(), key.wikiId);
        }
        const nextEntry = change(entry);
        await database.syncRecords.put(nextEntry);
        return nextEntry;
      }),
    findOwner: async (wikiId, remoteId) => {
      const rows = await database.syncRecords.where('[wikiId+remoteId]').equals([wikiId, remoteId]).toArray();
      for (const { stableId } of rows) if (await findLiveRow(database, stableId)) return stableId;
      return null;
    },
    findLocalText: (stableId) => findSnapshotText(database, stableId),
    findCondition: async (wikiId) => parseWikiCondition(await database.wikiConditions.get(wikiId)),
    saveCondition: async (condition) => void (await database.wikiConditions.put(condition)),
  };
}

// Nothing is put off for longer, give or take an hour: what seems so was saved while the clock was ahead.
const LONGEST_WAIT_MS = MAX_RETRY_MS + 3_600_000;

/** Makes due what a clock that was ahead put off: else it would wait until that time comes. */
async function requeueOverlyDelayed(database: Database, wikiId: string, now: Date): Promise<void> {
  const latestAllowed = new Date(now.getTime() + LONGEST_WAIT_MS).toISOString();
  const queryOverlyDelayed = () =>
    queryDueEntries(database, wikiId, [Dexie.maxKey], { dueAt: latestAllowed, stableId: MAX_STABLE_ID });
  // Mostly there is none, and then nobody has to wait for a transaction that writes.
  if ((await queryOverlyDelayed().count()) === 0) return;
  await database.transaction('rw', database.syncRecords, async () => {
    await database.syncRecords.bulkPut(
      (await queryOverlyDelayed().toArray()).map((entry) => requeue(entry, now)),
    );
  });
}

/** Replaces records that cannot be read: left as they are they would be due for ever and hold up the others. */
function replaceUnreadableEntries(
  database: Database,
  keys: [string, string][],
  now: Date,
): Promise<OutboxEntry[]> {
  return database.transaction('rw', database.syncRecords, async () => {
    const rows = await database.syncRecords.bulkGet(keys);
    const entries = keys.map(
      (key, index) => parseOutboxEntry(rows[index]) ?? requeue(createOutboxEntry(...key), now),
    );
    await database.syncRecords.bulkPut(entries);
    return entries;
  });
}

/** A source that is there and not in the bin. */
async function findLiveRow(database: Database, stableId: string): Promise<SourceRow | null> {
  const storedRow: unknown = await database.sources.get(stableId);
  const row = storedRow === undefined ? null : parseSourceRow(storedRow);
  return row && !isInvalidRow(row) && row.shelf !== 'bin' ? row : null;
}

async function findSnapshotText(database: Database, stableId: string): Promise<LocalText | null> {
  const [row, snapshot] = await Promise.all([
    findLiveRow(database, stableId),
    findLatestSnapshot(database, stableId),
  ]);
  if (!row || !snapshot) return null;
  const { url, aliases, title, linkState, access } = row.source;
  // Which of its addresses the text was read under is not kept: none may be one of a local host.
  const isLocal = [url, ...aliases].some(isPrivateAddress);
  return {
    url,
    title,
    restriction: access ?? (linkState?.state === 'paywall' ? 'paywall' : isLocal ? 'local' : null),
    sha256: snapshot.sha256,
    fetchedAt: snapshot.capturedAt,
    httpStatus: snapshot.httpStatus,
    contentType: snapshot.contentType,
    text: normalizeText(snapshot.text),
    lengthBytes: snapshot.lengthBytes,
  };
}

/** Changes the record of one source with one wiki; gives the new one, or null where there is none. */
export function changeOutboxEntry(
  database: Database,
  key: EntryKey,
  change: (entry: OutboxEntry) => OutboxEntry,
): Promise<OutboxEntry | null> {
  return database.transaction('rw', database.syncRecords, async () => {
    const entry = parseOutboxEntry(await database.syncRecords.get(buildKey(key)));
    if (!entry) return null;
    const nextEntry = change(entry);
    await database.syncRecords.put(nextEntry);
    return nextEntry;
  });
}

/** Keeps which pages of a wiki cite a source, also of one that was never sent there. */
export function saveCitedBy(database: Database, key: EntryKey, citedBy: CitingPages): Promise<void> {
  return database.transaction('rw', database.syncRecords, async () => {
    const entry = parseOutboxEntry(await database.syncRecords.get(buildKey(key)));
    await database.syncRecords.put({ ...(entry ?? createOutboxEntry(key.wikiId, key.stableId)), citedBy });
  });
}
