import type { Source } from '@/lib/record/schema/source';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import { applyChoice, type ChoiceContext, undoChoice } from '@/lib/wiki/conflicts/undo-choice';
import { applyRemoteValues, getSyncedValues } from '@/lib/wiki/merge/synced-values';
import type { ChoiceSide, EntryKey, OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { SyncedField } from '@/lib/wiki/model/sync';
import type { Database } from '../open-database';
import { parseSourceRow } from '../queries/parse-row';
import { parseOutboxEntry, parseWiki } from '../queries/parse-sync';
import { enqueueForActiveWiki } from './enqueue-sources';
import { getSourceTables, saveSources } from './save-sources';

/**
 * Saves the reader's choice between the local and the remote values of some fields. The source, its outbox entry and the undo
 * data are written in one transaction. Returns null.
 */
export const chooseSide = (
  database: Database,
  key: EntryKey,
  { fields, side }: { fields: SyncedField[]; side: ChoiceSide },
  now: Date,
): Promise<null> =>
  changeInTransaction(database, key, now, (entry, context, wikiName) => {
    const { entry: nextEntry, localChanges } = applyChoice(entry, fields, side, context);
    const hasLocalChanges = Object.keys(localChanges).length > 0;
    return {
      entry: nextEntry,
      source: hasLocalChanges ? applyRemoteValues(context.source, localChanges, wikiName, now) : null,
      value: null,
    };
  });

/** Undoes choices. Returns the fields that could not be undone, or null if the entry or the source does not exist. */
export const undoChoices = (
  database: Database,
  key: EntryKey,
  fields: SyncedField[],
  now: Date,
): Promise<UndoFailures | null> =>
  changeInTransaction(database, key, now, (entry, context) => {
    const { entry: nextEntry, source, sentFields, editedFields } = undoChoice(entry, fields, context);
    return { entry: nextEntry, source, value: { sent: sentFields, edited: editedFields } };
  });

/** The fields that could not be undone: `sent` if the wiki already has their value, `edited` if the reader changed them afterwards. */
export type UndoFailures = { sent: SyncedField[]; edited: SyncedField[] };

type Change<T> = { entry: OutboxEntry; source: Source | null; value: T };

/** Changes an entry, and its source if `change` returns one. Returns null if the entry or the source does not exist. */
function changeInTransaction<T>(
  database: Database,
  { wikiId, stableId }: EntryKey,
  now: Date,
  change: (entry: OutboxEntry, context: ChoiceContext, wikiName: string) => Change<T>,
): Promise<T | null> {
  const { outboxEntries, wikis } = database;
  return database.transaction('rw', [...getSourceTables(database), outboxEntries, wikis], async () => {
    const entry = parseOutboxEntry(await outboxEntries.get([wikiId, stableId]));
    const storedRow: unknown = await database.sources.get(stableId);
    const row = storedRow === undefined ? null : parseSourceRow(storedRow);
    if (!entry || !row || isInvalidRow(row)) return null;
    const wiki = parseWiki(await database.wikis.get(wikiId));
    const localValues = getSyncedValues(row.source, {
      mapping: wiki?.credibilityMapping ?? null,
      isShippedVenue: () => true,
    });
    const result = change(entry, { source: row.source, localValues, now }, wiki?.name ?? '');
    if (result.source) {
      await saveSources(database, [{ source: result.source, deletedAt: row.deletedAt }]);
      await enqueueForActiveWiki(database, [stableId], now, wikiId);
    }
    await outboxEntries.put(result.entry);
    return result.value;
  });
}
