import type { Source } from '@/lib/record/schema/source';
import type { Database } from '@/lib/storage/open-database';
import { getSourceTables, saveSources } from '@/lib/storage/transactions/save-sources';
import { createOutboxEntry } from '@/lib/wiki/outbox/create-outbox-entry';

/** Writes sources as the worker does. `getDeletedAt` returns null for a source outside the bin. */
export async function saveRows(
  database: Database,
  sources: Source[],
  getDeletedAt: (source: Source) => string | null = () => null,
): Promise<void> {
  // The callback must be an async function, because only then Dexie keeps its transaction open over several awaits.
  await database.transaction('rw', getSourceTables(database), async () => {
    await saveSources(
      database,
      sources.map((source) => ({ source, deletedAt: getDeletedAt(source) })),
    );
  });
}

/** Connects a wiki and adds sources to its outbox. */
export async function enqueueSources(database: Database, sources: Source[]): Promise<void> {
  await database.wikis.put({
    id: 'wiki-a',
    name: 'A wiki',
    baseUrl: 'https://wiki.example',
    contentPolicy: 'never',
    credibilityMapping: null,
    active: true,
  });
  await database.outboxEntries.bulkPut(sources.map(({ stableId }) => createOutboxEntry('wiki-a', stableId)));
}
