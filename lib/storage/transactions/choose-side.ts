import type { Source } from '@/lib/record/schema/source';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import { applyChoice, type ChoiceContext, type Side, undoChoice } from '@/lib/wiki/conflicts/undo-choice';
import { applyRemoteValues, getSyncedValues } from '@/lib/wiki/merge/synced-values';
import type { OutboxEntry, SyncedField } from '@/lib/wiki/model/sync';
import type { EntryKey } from '@/lib/wiki/outbox/flush-context';
import type { Database } from '../open-database';
import { parseSourceRow } from '../queries/parse-row';
import { parseOutboxEntry, parseWiki } from '../queries/parse-sync';
import { enqueueForActiveWikis } from './enqueue-sources';
import { putSources } from './put-sources';

/** Settles fields with one side, as shown to the reader who chose it: source, record and what was replaced, all or none. */
export const chooseSide = (
  database: Database,
  key: EntryKey,
  { fields, side }: { fields: SyncedField[]; side: Side },
  now: Date,
): Promise<null> =>
  changeInTransaction(database, key, now, (entry, chosen, wikiName) => {
    const { entry: nextEntry, localChanges } = applyChoice(entry, fields, side, chosen);
    const hasLocalChanges = Object.keys(localChanges).length > 0;
    return {
      entry: nextEntry,
      source: hasLocalChanges ? applyRemoteValues(chosen.source, localChanges, wikiName, now) : null,
      value: null,
    };
  });

/** Takes choices back. Gives the fields that are not: the wiki has them already, or the reader wrote something else since. */
export const undoChoices = (
  database: Database,
  key: EntryKey,
  fields: SyncedField[],
  now: Date,
): Promise<UndoFailures | null> =>
  changeInTransaction(database, key, now, (entry, chosen) => {
    const { entry: nextEntry, source, sent, edited } = undoChoice(entry, fields, chosen);
    return { entry: nextEntry, source, value: { sent, edited } };
  });

/** Fields whose choice stays as it is. */
export type UndoFailures = { sent: SyncedField[]; edited: SyncedField[] };

type Change<T> = { entry: OutboxEntry; source: Source | null; value: T };

/** Null: there is nothing to change. */
function changeInTransaction<T>(
  database: Database,
  { wikiId, stableId }: EntryKey,
  now: Date,
  change: (entry: OutboxEntry, chosen: ChoiceContext, wikiName: string) => Change<T>,
): Promise<T | null> {
  const { sources, syncRecords, venues, wikis } = database;
  return database.transaction('rw', sources, syncRecords, venues, wikis, async () => {
    const entry = parseOutboxEntry(await database.syncRecords.get([wikiId, stableId]));
    const storedRow: unknown = await database.sources.get(stableId);
    const row = storedRow === undefined ? null : parseSourceRow(storedRow);
    if (!entry || !row || isInvalidRow(row)) return null;
    const wiki = parseWiki(await database.wikis.get(wikiId));
    const localFields = getSyncedValues(row.source, {
      mapping: wiki?.credibilityMapping ?? null,
      isSharedVenue: () => true,
    });
    const result = change(entry, { source: row.source, localValues: localFields, now }, wiki?.name ?? '');
    if (result.source) {
      await putSources(database, [{ source: result.source, deletedAt: row.deletedAt }]);
      await enqueueForActiveWikis(database, [stableId], now, wikiId);
    }
    await database.syncRecords.put(result.entry);
    return result.value;
  });
}
