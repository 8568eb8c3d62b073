import Dexie from 'dexie';
import { isPrivateUrl } from '@/lib/address/private-host';
import { normalizeText } from '@/lib/base/normalize-text';
import { isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import { applyRemoteValues } from '@/lib/wiki/merge/synced-values';
import type { EntryKey, OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { Wiki } from '@/lib/wiki/model/wiki';
import { createOutboxEntry } from '@/lib/wiki/outbox/create-outbox-entry';
import type { OutboxEvent } from '@/lib/wiki/outbox/outbox-event';
import { type LocalText, MAX_STABLE_ID, type OutboxStore } from '@/lib/wiki/outbox/outbox-store';
import { MAX_RETRY_MS } from '@/lib/wiki/outbox/settle-entry';
import { transition } from '@/lib/wiki/outbox/transition';
import type { Database } from '../open-database';
import { parseSourceRow } from '../queries/parse-row';
import { parseOutboxEntry, parseWikiCondition } from '../queries/parse-sync';
import { queryDueEntries } from '../queries/query-due-entries';
import { findSavedSnapshot } from '../queries/snapshots';
import { enqueueForActiveWiki } from './enqueue-sources';
import { getSourceTables, saveSources } from './save-sources';

/** The dependencies of an outbox store. `withSourcesLock` runs a task while no other task with the lock changes sources. */
export type OutboxStoreDeps = {
  now: () => Date;
  withSourcesLock: <T>(task: () => Promise<T>) => Promise<T>;
};

const buildKey = ({ wikiId, stableId }: EntryKey): [string, string] => [wikiId, stableId];

/** Creates the `OutboxStore` through which a flush reads and changes the outbox. Each function runs its writes in one transaction. */
export function createOutboxStore(
  database: Database,
  wiki: Wiki,
  { now, withSourcesLock }: OutboxStoreDeps,
): OutboxStore {
  const { outboxEntries, wikiConditions } = database;
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
    findNextAttemptAt: async (wikiId) =>
      (await queryDueEntries(database, wikiId, [Dexie.maxKey]).first())?.nextAttemptAt ?? null,
    loadEntry: async (key) => {
      const entry = parseOutboxEntry(await outboxEntries.get(buildKey(key)));
      return entry && { entry, source: (await findRowOutsideBin(database, key.stableId))?.source ?? null };
    },
    updateEntries: (keys, change) =>
      database.transaction('rw', database.outboxEntries, async () => {
        const rows = await database.outboxEntries.bulkGet(keys.map(buildKey));
        const changedEntries = rows
          .map(parseOutboxEntry)
          .filter((entry) => entry !== null)
          .map(change);
        await database.outboxEntries.bulkPut(changedEntries);
        return changedEntries;
      }),
    updateIfUnchanged: (update) => withSourcesLock(() => updateEntryAndSource(database, wiki, update, now())),
    findLinkedStableId: async (wikiId, remoteId) => {
      const rows = await outboxEntries.where('[wikiId+remoteId]').equals([wikiId, remoteId]).toArray();
      for (const { stableId } of rows) if (await findRowOutsideBin(database, stableId)) return stableId;
      return null;
    },
    findLocalText: (stableId) => findSnapshotText(database, stableId),
    findCondition: async (wikiId) => parseWikiCondition(await wikiConditions.get(wikiId)),
    saveCondition: async (condition) => void (await wikiConditions.put(condition)),
  };
}

function updateEntryAndSource(
  database: Database,
  wiki: Wiki,
  { key, revision, localChanges, change }: Parameters<OutboxStore['updateIfUnchanged']>[0],
  now: Date,
): ReturnType<OutboxStore['updateIfUnchanged']> {
  const { outboxEntries, wikis } = database;
  return database.transaction('rw', [...getSourceTables(database), outboxEntries, wikis], async () => {
    const entry = parseOutboxEntry(await outboxEntries.get(buildKey(key)));
    const row = await findRowOutsideBin(database, key.stableId);
    if (!entry || !row || entry.revision !== revision) return null;
    if (Object.keys(localChanges).length > 0) {
      const source = applyRemoteValues(row.source, localChanges, wiki.name, now);
      await saveSources(database, [{ source, deletedAt: null }]);
      await enqueueForActiveWiki(database, [key.stableId], now, key.wikiId);
    }
    const nextEntry = change(entry);
    await outboxEntries.put(nextEntry);
    return nextEntry;
  });
}

// The longest delay that this program sets, plus an hour of tolerance. A longer delay was saved while the clock was ahead.
const LONGEST_DELAY_MS = MAX_RETRY_MS + 3_600_000;

/** Makes all entries due that were delayed while the clock was ahead. Otherwise they would not be sent before that wrong time. */
async function requeueOverlyDelayed(database: Database, wikiId: string, now: Date): Promise<void> {
  const latestAllowedTime = new Date(now.getTime() + LONGEST_DELAY_MS).toISOString();
  const queryOverlyDelayed = () =>
    queryDueEntries(database, wikiId, [Dexie.maxKey], {
      nextAttemptAt: latestAllowedTime,
      stableId: MAX_STABLE_ID,
    });
  // There is usually no such entry, and the count avoids a write transaction.
  if ((await queryOverlyDelayed().count()) === 0) return;
  await database.transaction('rw', database.outboxEntries, async () => {
    const rows: unknown[] = await queryOverlyDelayed().toArray();
    const entries = rows.map(parseOutboxEntry).filter((entry) => entry !== null);
    await database.outboxEntries.bulkPut(entries.map((entry) => transition(entry, createRequeuedEvent(now))));
  });
}

const createRequeuedEvent = (now: Date): OutboxEvent => ({
  type: 'requeued',
  now,
  shouldRetryDeferred: false,
});

/** Replaces unreadable entries by new ones. Otherwise they would always be due and never sent. */
function replaceUnreadableEntries(
  database: Database,
  keys: [string, string][],
  now: Date,
): Promise<OutboxEntry[]> {
  return database.transaction('rw', database.outboxEntries, async () => {
    const rows = await database.outboxEntries.bulkGet(keys);
    const entries = keys.map(
      (key, index) =>
        parseOutboxEntry(rows[index]) ?? transition(createOutboxEntry(...key), createRequeuedEvent(now)),
    );
    await database.outboxEntries.bulkPut(entries);
    return entries;
  });
}

/** Returns the row of a source, or null if there is no readable row outside the bin. */
async function findRowOutsideBin(database: Database, stableId: string): Promise<SourceRow | null> {
  const storedRow: unknown = await database.sources.get(stableId);
  const row = storedRow === undefined ? null : parseSourceRow(storedRow);
  return row && !isInvalidRow(row) && row.shelf !== 'bin' ? row : null;
}

async function findSnapshotText(database: Database, stableId: string): Promise<LocalText | null> {
  const [row, snapshot] = await Promise.all([
    findRowOutsideBin(database, stableId),
    findSavedSnapshot(database, stableId),
  ]);
  if (!row || !snapshot) return null;
  const { url, aliases, title, linkState, access } = row.source;
  // The text may have been captured from any of the URLs, so a single private URL restricts it.
  const isLocal = [url, ...aliases].some(isPrivateUrl);
  return {
    url,
    title,
    restriction: access ?? (linkState?.state === 'paywall' ? 'paywall' : isLocal ? 'local' : null),
    sha256: snapshot.sha256,
    fetchedAt: snapshot.capturedAt,
    httpStatus: snapshot.httpStatus,
    contentType: snapshot.contentType,
    text: normalizeText(snapshot.text),
  };
}

/** Changes the outbox entry of a source with a wiki. If there is no entry, it is created only with `shouldCreateMissing`. */
export function changeOutboxEntry(
  database: Database,
  key: EntryKey,
  change: (entry: OutboxEntry) => OutboxEntry,
  { shouldCreateMissing = false } = {},
): Promise<void> {
  return database.transaction('rw', database.outboxEntries, async () => {
    const storedEntry = parseOutboxEntry(await database.outboxEntries.get(buildKey(key)));
    const entry = storedEntry ?? (shouldCreateMissing ? createOutboxEntry(key.wikiId, key.stableId) : null);
    if (entry) await database.outboxEntries.put(change(entry));
  });
}
