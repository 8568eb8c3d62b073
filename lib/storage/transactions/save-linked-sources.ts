import type { Result } from '@/lib/base/result';
import type { Source } from '@/lib/record/schema/source';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { createOutboxEntry } from '@/lib/wiki/outbox/create-outbox-entry';
import { transition } from '@/lib/wiki/outbox/transition';
import type { Database } from '../open-database';
import { parseOutboxEntry } from '../queries/parse-sync';
import { attemptWrite } from './attempt-write';
import { getSourceTables, putSources } from './put-sources';

/**
 * Writes sources that were created from resources of a wiki, with their outbox entries, and makes the entries of `dueIds` due. Other
 * wikis get nothing, because only one wiki is active.
 */
export function saveLinkedSources(
  database: Database,
  wikiId: string,
  created: { source: Source; entry: OutboxEntry }[],
  dueIds: string[],
  now: Date,
): Promise<Result<null, WriteProblem>> {
  const { outboxEntries } = database;
  return attemptWrite(() =>
    database.transaction('rw', [...getSourceTables(database), outboxEntries], async () => {
      const rows: unknown[] = await outboxEntries.bulkGet(dueIds.map((id) => [wikiId, id]));
      const dueEntries = dueIds.map((id, index) =>
        transition(parseOutboxEntry(rows[index]) ?? createOutboxEntry(wikiId, id), {
          type: 'requeued',
          now,
          retryDeferred: false,
        }),
      );
      await putSources(
        database,
        created.map(({ source }) => ({ source, deletedAt: null })),
      );
      await outboxEntries.bulkPut([...created.map(({ entry }) => entry), ...dueEntries]);
      return null;
    }),
  );
}
