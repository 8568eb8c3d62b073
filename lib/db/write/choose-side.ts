import type { Source } from '@/lib/model/source';
import type { SourceRow } from '@/lib/model/source-row';
import type { SyncedField, SyncRecord } from '@/lib/model/sync';
import type { SyncKey } from '@/lib/sync/run';
import { fieldsOf, withFields } from '@/lib/sync/synced-fields';
import { type Chosen, type Side, withChoice, withoutChoice } from '@/lib/sync/undo-choice';
import type { Store } from '../open';
import { isBadRow, parseSourceRow } from '../read/parse-row';
import { parseSyncRecord, parseWiki } from '../read/parse-sync';
import { touchJobs } from './touch-jobs';

/** What a choice needs besides the store. */
export type ChoiceDeps = { now: Date; rowOf: (source: Source, deletedAt: string | null) => SourceRow };

/** Settles fields with one side, as shown to the reader who chose it: source, record and what was replaced, all or none. */
export const chooseSide = (
  store: Store,
  key: SyncKey,
  { fields, side }: { fields: SyncedField[]; side: Side },
  deps: ChoiceDeps,
): Promise<null> =>
  inOne(store, key, deps, (record, chosen, wikiName) => {
    const { record: next, here } = withChoice(record, fields, side, chosen);
    const takes = Object.keys(here).length > 0;
    return {
      record: next,
      source: takes ? withFields(chosen.source, here, wikiName, deps.now) : null,
      value: null,
    };
  });

/** Takes choices back. Gives the fields that are not: the wiki has them already, or the reader wrote something else since. */
export const undoChoices = (
  store: Store,
  key: SyncKey,
  fields: SyncedField[],
  deps: ChoiceDeps,
): Promise<Left | null> =>
  inOne(store, key, deps, (record, chosen) => {
    const { record: next, source, sent, edited } = withoutChoice(record, fields, chosen);
    return { record: next, source, value: { sent, edited } };
  });

/** Fields whose choice stays as it is. */
export type Left = { sent: SyncedField[]; edited: SyncedField[] };

type Change<T> = { record: SyncRecord; source: Source | null; value: T };

/** Null: there is nothing to change. */
function inOne<T>(
  store: Store,
  { wikiId, stableId }: SyncKey,
  { now, rowOf }: ChoiceDeps,
  change: (record: SyncRecord, chosen: Chosen, wikiName: string) => Change<T>,
): Promise<T | null> {
  return store.transaction('rw', store.sources, store.syncRecords, store.wikis, async () => {
    const record = parseSyncRecord(await store.syncRecords.get([wikiId, stableId]));
    const stored: unknown = await store.sources.get(stableId);
    const row = stored === undefined ? null : parseSourceRow(stored);
    if (!record || !row || isBadRow(row)) return null;
    const wiki = parseWiki(await store.wikis.get(wikiId));
    const ours = fieldsOf(row.source, {
      mapping: wiki?.credibilityMapping ?? null,
      venueIsShared: () => true,
    });
    const changed = change(record, { source: row.source, ours, now }, wiki?.name ?? '');
    if (changed.source) {
      await store.sources.put(rowOf(changed.source, row.deletedAt));
      await touchJobs(store, [stableId], now, wikiId);
    }
    await store.syncRecords.put(changed.record);
    return changed.value;
  });
}
