import type { Source } from '@/lib/record/schema/source';
import type { OutboxEntry } from '@/lib/wiki/model/sync';
import { type FlushContext, type ResourceCount, recordSuccess } from './flush-context';
import { handleProblem } from './handle-problem';

/** Counts the entries of the wiki, in one request; null: it did not tell. */
export async function countResources(context: FlushContext): Promise<number | null> {
  const response = await context.client.countResources();
  if (!response.ok) {
    await handleProblem(context, { entries: [], isWrite: false }, response.problem);
    return null;
  }
  await recordSuccess(context);
  const total = response.value;
  if (context.resourceCount?.total !== total)
    context.resourceCount = { total, knownTotals: [total], createdIds: new Set() };
  return total;
}

/** The count after this flush has made these entries. */
export function addCreated(
  { total, knownTotals, createdIds }: ResourceCount,
  items: { remoteId: string }[],
): ResourceCount {
  const newTotal = total + items.length;
  return {
    total: newTotal,
    knownTotals: [...knownTotals, newTotal],
    createdIds: new Set([...createdIds, ...items.map(({ remoteId }) => remoteId)]),
  };
}

/** Whether nobody but this flush has made entries since the look-ups of a source found nothing. */
export const isLookupValid = ({ resourceCount }: FlushContext, { unknownAt }: OutboxEntry): boolean =>
  unknownAt !== undefined && resourceCount?.knownTotals.includes(unknownAt) === true;

/** The same, and this flush has not made the entry of the source either. */
export const isStillUnknown = (context: FlushContext, entry: OutboxEntry, source: Source): boolean =>
  isLookupValid(context, entry) && context.resourceCount?.createdIds.has(source.id) === false;
