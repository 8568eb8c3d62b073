import { LIST_FIELDS } from '@/lib/wiki/merge/merge-class';
import type { OutboxEntry, SyncedField } from '@/lib/wiki/model/sync';
import { type FlushContext, updateCondition } from './flush-context';

/** So many sources that arrived only without their lists: it is the wiki, not the sources. */
export const LIST_FAULT_THRESHOLD = 3;

/** Counts a source that arrived, alone, only without its lists. One that arrives with them ends the count. */
export async function countListFault(
  context: FlushContext,
  sentEntries: OutboxEntry[],
  deferredFields: SyncedField[],
): Promise<void> {
  const [firstEntry] = sentEntries;
  if (sentEntries.some(({ inFlight }) => LIST_FIELDS.some((field) => inFlight?.there[field] !== undefined)))
    return updateCondition(context, { listFaults: 0 });
  if (sentEntries.length === 1 && firstEntry && deferredFields.length > 0 && firstEntry.serverErrors > 0)
    await updateCondition(context, { listFaults: context.condition.listFaults + 1 });
}
