import type { Result } from '@/lib/base/result';
import type { LibraryChange } from '@/lib/record/schema/library-change';
import type { Source } from '@/lib/record/schema/source';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { createOutboxEntry } from '@/lib/wiki/outbox/create-outbox-entry';
import { transition } from '@/lib/wiki/outbox/transition';
import type { Database } from '../open-database';
import { parseOutboxEntry } from '../queries/parse-sync';
import { attemptWrite } from './attempt-write';
import { saveUndoChunk } from './changes/save-undo-chunk';
import { getSourceTables, saveSources } from './save-sources';

/** New sources with their outbox entries, the ids of sources whose entries become due, and the import whose Undo deletes the sources. */
export type LinkedSourcesWrite = {
  created: { source: Source; entry: OutboxEntry }[];
  dueIds: string[];
  importChange: Pick<LibraryChange, 'id' | 'at'>;
};

/**
 * Writes sources that were created from resources of a wiki, with their outbox entries, and makes the entries of `dueIds` due. Other
 * wikis get nothing, because only one wiki is active. The transaction stores what the undo of `importChange` needs.
 */
export function saveLinkedSources(
  database: Database,
  wikiId: string,
  { created, dueIds, importChange }: LinkedSourcesWrite,
  now: Date,
): Promise<Result<null, WriteProblem>> {
  const { outboxEntries, changes, changeChunks } = database;
  return attemptWrite(() =>
    database.transaction(
      'rw',
      [...getSourceTables(database), outboxEntries, changes, changeChunks],
      async () => {
        const rows: unknown[] = await outboxEntries.bulkGet(dueIds.map((id) => [wikiId, id]));
        const dueEntries = dueIds.map((id, index) =>
          transition(parseOutboxEntry(rows[index]) ?? createOutboxEntry(wikiId, id), {
            type: 'requeued',
            now,
            shouldRetryDeferred: false,
          }),
        );
        const rowsToUndo = await saveSources(
          database,
          created.map(({ source }) => ({ source, deletedAt: null })),
        );
        await outboxEntries.bulkPut([...created.map(({ entry }) => entry), ...dueEntries]);
        const written = { rows: rowsToUndo, previousRows: [], newSnapshots: [], newVenues: [] };
        const action = { kind: 'import', origin: 'wiki' } as const;
        await saveUndoChunk(database, { ...importChange, action }, written);
        return null;
      },
    ),
  );
}
