import type { Merge } from '@/lib/record/schema/merge';
import { joinEntries, splitEntries } from '@/lib/wiki/conflicts/join-entries';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { createOutboxEntry } from '@/lib/wiki/outbox/create-outbox-entry';
import type { Database } from '../open-database';
import { listEntriesOfSource } from '../queries/outbox-entries';
import { parseOutboxEntry } from '../queries/parse-sync';

/** The stable ids of the source that stays and of the source that is merged into it. */
type MergePair = Pick<Merge, 'keep' | 'other'>;

/** Joins the outbox entries of `other` into those of `keep`. Must be called inside the transaction of the merge. */
export async function mergeOutboxEntries(database: Database, { keep, other }: MergePair): Promise<void> {
  for (const otherEntry of await listEntriesOfSource(database, other)) {
    const targetEntry = await findOutboxEntry(database, otherEntry.wikiId, keep);
    await database.outboxEntries.put(
      joinEntries(targetEntry ?? createOutboxEntry(otherEntry.wikiId, keep), otherEntry),
    );
  }
}

/** Splits the joined outbox entries. Must be called inside the transaction that undoes the merge. */
export async function splitOutboxEntries(database: Database, { keep, other }: MergePair): Promise<void> {
  for (const otherEntry of await listEntriesOfSource(database, other)) {
    const targetEntry = await findOutboxEntry(database, otherEntry.wikiId, keep);
    if (!targetEntry) continue;
    const entries = splitEntries(targetEntry, otherEntry);
    await database.outboxEntries.bulkPut([entries.target, entries.merged]);
  }
}

const findOutboxEntry = async (
  database: Database,
  wikiId: string,
  stableId: string,
): Promise<OutboxEntry | null> => parseOutboxEntry(await database.outboxEntries.get([wikiId, stableId]));
