import Dexie from 'dexie';
import { normalText } from '@/lib/base/normal-text';
import { isPrivateAddress } from '@/lib/base/private-host';
import type { SourceRow } from '@/lib/model/source-row';
import type { CitingPages, SyncRecord } from '@/lib/model/sync';
import type { Venue } from '@/lib/model/venue';
import type { Wiki } from '@/lib/model/wiki';
import { LAST_ID, type OwnText, type SyncKey, type SyncStore } from '@/lib/sync/run';
import { LONGEST_AGAIN_MS, newSyncRecord, requeued } from '@/lib/sync/sync-record';
import { withFields } from '@/lib/sync/synced-fields';
import type { Store } from '../open';
import { isBadRow, parseSourceRow } from '../read/parse-row';
import { parseCondition, parseSyncRecord } from '../read/parse-sync';
import { latestSnapshot } from '../read/snapshots';
import { dueRows } from '../read/sync-due';
import { rowOf } from './row-of';
import { touchJobs } from './touch-jobs';

/** What the store cannot know by itself: the time, and the venues that ship. */
export type SyncStoreDeps = { now: () => Date; venueById: (id: string) => Venue | null };

const place = ({ wikiId, stableId }: SyncKey): [string, string] => [wikiId, stableId];

/** The store as syncing with one wiki sees it: every function is one transaction. */
export function syncStore(store: Store, wiki: Wiki, { now, venueById }: SyncStoreDeps): SyncStore {
  return {
    due: async (wikiId, at, limit, after) => {
      if (after === null) await takeBackFromLater(store, wikiId, at);
      const rows = await dueRows(store, wikiId, [at.toISOString(), Dexie.maxKey], after)
        .limit(limit)
        .toArray();
      const records = rows.map(parseSyncRecord);
      if (!records.includes(null)) return records.filter((record) => record !== null);
      return startOver(store, rows.map(place), at);
    },
    nextDueAt: async (wikiId) => (await dueRows(store, wikiId, [Dexie.maxKey]).first())?.dueAt ?? null,
    load: async (key) => {
      const record = parseSyncRecord(await store.syncRecords.get(place(key)));
      return record && { record, source: (await goodRow(store, key.stableId))?.source ?? null };
    },
    change: (keys, change) =>
      store.transaction('rw', store.syncRecords, async () => {
        const rows = await store.syncRecords.bulkGet(keys.map(place));
        const changed = rows
          .map(parseSyncRecord)
          .filter((record) => record !== null)
          .map(change);
        await store.syncRecords.bulkPut(changed);
        return changed;
      }),
    begin: ({ key, revision, here, change }) =>
      store.transaction('rw', store.sources, store.syncRecords, store.wikis, async () => {
        const record = parseSyncRecord(await store.syncRecords.get(place(key)));
        const row = await goodRow(store, key.stableId);
        if (!record || !row || record.revision !== revision) return null;
        if (Object.keys(here).length > 0) {
          const source = withFields(row.source, here, wiki.name, now());
          await store.sources.put(rowOf(source, venueById(source.venueId ?? ''), null));
          await touchJobs(store, [key.stableId], now(), key.wikiId);
        }
        const next = change(record);
        await store.syncRecords.put(next);
        return next;
      }),
    holderOf: async (wikiId, remoteId) => {
      const rows = await store.syncRecords.where('[wikiId+remoteId]').equals([wikiId, remoteId]).toArray();
      for (const { stableId } of rows) if (await goodRow(store, stableId)) return stableId;
      return null;
    },
    ownText: (stableId) => ownText(store, stableId),
    condition: async (wikiId) => parseCondition(await store.wikiConditions.get(wikiId)),
    storeCondition: async (condition) => void (await store.wikiConditions.put(condition)),
  };
}

// Nothing is put off for longer, give or take an hour: what seems so was saved while the clock was ahead.
const LONGEST_WAIT_MS = LONGEST_AGAIN_MS + 3_600_000;

/** Makes due what a clock that was ahead put off: else it would wait until that time comes. */
async function takeBackFromLater(store: Store, wikiId: string, now: Date): Promise<void> {
  const latest = new Date(now.getTime() + LONGEST_WAIT_MS).toISOString();
  const later = () => dueRows(store, wikiId, [Dexie.maxKey], { dueAt: latest, stableId: LAST_ID });
  // Mostly there is none, and then nobody has to wait for a transaction that writes.
  if ((await later().count()) === 0) return;
  await store.transaction('rw', store.syncRecords, async () => {
    await store.syncRecords.bulkPut((await later().toArray()).map((record) => requeued(record, now)));
  });
}

/** Replaces records that cannot be read: left as they are they would be due for ever and hold up the others. */
function startOver(store: Store, keys: [string, string][], now: Date): Promise<SyncRecord[]> {
  return store.transaction('rw', store.syncRecords, async () => {
    const rows = await store.syncRecords.bulkGet(keys);
    const records = keys.map(
      (key, index) => parseSyncRecord(rows[index]) ?? requeued(newSyncRecord(...key), now),
    );
    await store.syncRecords.bulkPut(records);
    return records;
  });
}

/** A source that is there and not in the bin. */
async function goodRow(store: Store, stableId: string): Promise<SourceRow | null> {
  const stored: unknown = await store.sources.get(stableId);
  const row = stored === undefined ? null : parseSourceRow(stored);
  return row && !isBadRow(row) && row.shelf !== 'bin' ? row : null;
}

async function ownText(store: Store, stableId: string): Promise<OwnText | null> {
  const [row, snapshot] = await Promise.all([goodRow(store, stableId), latestSnapshot(store, stableId)]);
  if (!row || !snapshot) return null;
  const { url, aliases, title, linkState, access } = row.source;
  // Which of its addresses the text was read under is not kept: none may be one of a local host.
  const isLocal = [url, ...aliases].some(isPrivateAddress);
  return {
    url,
    title,
    mark: access ?? (linkState?.state === 'paywall' ? 'paywall' : isLocal ? 'local' : null),
    sha256: snapshot.sha256,
    fetchedAt: snapshot.capturedAt,
    httpStatus: snapshot.httpStatus,
    contentType: snapshot.contentType,
    text: normalText(snapshot.text),
    lengthBytes: snapshot.lengthBytes,
  };
}

/** Changes the record of one source with one wiki; gives the new one, or null where there is none. */
export function changeSyncRecord(
  store: Store,
  key: SyncKey,
  change: (record: SyncRecord) => SyncRecord,
): Promise<SyncRecord | null> {
  return store.transaction('rw', store.syncRecords, async () => {
    const record = parseSyncRecord(await store.syncRecords.get(place(key)));
    if (!record) return null;
    const next = change(record);
    await store.syncRecords.put(next);
    return next;
  });
}

/** Keeps which pages of a wiki cite a source, also of one that was never sent there. */
export function keepCitedBy(store: Store, key: SyncKey, citedBy: CitingPages): Promise<void> {
  return store.transaction('rw', store.syncRecords, async () => {
    const record = parseSyncRecord(await store.syncRecords.get(place(key)));
    await store.syncRecords.put({ ...(record ?? newSyncRecord(key.wikiId, key.stableId)), citedBy });
  });
}
