import type { Source } from '@/lib/model/source';
import type { SourceRow } from '@/lib/model/source-row';
import type { SyncedField } from '@/lib/model/sync';
import { withTheirs } from '@/lib/sync/choices';
import type { SyncKey } from '@/lib/sync/run';
import { fieldsOf, withFields } from '@/lib/sync/synced-fields';
import type { Store } from '../open';
import { isBadRow, parseSourceRow } from '../read/parse-row';
import { parseSyncRecord, parseWiki } from '../read/parse-sync';
import { touchJobs } from './touch-jobs';

/** Gives a source the wiki's values of some fields, as shown to the reader who chose them, and notes both as settled. */
export function takeTheirs(
  store: Store,
  { wikiId, stableId }: SyncKey,
  fields: SyncedField[],
  wikiName: string,
  now: Date,
  rowOf: (source: Source) => SourceRow,
): Promise<boolean> {
  return store.transaction('rw', store.sources, store.syncRecords, store.wikis, async () => {
    const record = parseSyncRecord(await store.syncRecords.get([wikiId, stableId]));
    const stored: unknown = await store.sources.get(stableId);
    const row = stored === undefined ? null : parseSourceRow(stored);
    if (!record || !row || isBadRow(row)) return false;
    const mapping = parseWiki(await store.wikis.get(wikiId))?.credibilityMapping ?? null;
    const ours = fieldsOf(row.source, { mapping, venueIsShared: () => true });
    const taken = withTheirs(record, fields, now, ours);
    await store.sources.put(rowOf(withFields(row.source, taken.here, wikiName, now)));
    await touchJobs(store, [stableId], now, wikiId);
    await store.syncRecords.put(taken.record);
    return true;
  });
}
