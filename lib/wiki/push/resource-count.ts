import type { Source } from '@/lib/record/schema/source';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { type FlushContext, type ResourceCount, resetFailures, setResourceCount } from './flush-context';
import { handleProblem } from './handle-problem';

/** Counts the resources of the wiki. Returns null if the request failed. */
export async function countResources(context: FlushContext): Promise<number | null> {
  const response = await context.client.countResources();
  if (!response.ok) {
    await handleProblem(context, { entries: [], isWrite: false }, response.problem);
    return null;
  }
  await resetFailures(context);
  const total = response.value;
  if (context.state.resourceCount?.total !== total)
    setResourceCount(context, { total, knownTotals: [total], createdIds: new Set() });
  return total;
}

/** Returns the count after this flush created these resources. */
export function addCreatedResources(
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

/** Returns whether the lookups of a source found nothing, and only this flush has created resources since then. */
export const isLookupValid = (
  { state: { resourceCount } }: FlushContext,
  { notFoundAtTotal }: OutboxEntry,
): boolean => notFoundAtTotal !== undefined && resourceCount?.knownTotals.includes(notFoundAtTotal) === true;

/** Returns whether the lookups of a source are valid, and this flush did not create a resource with its id. */
export const isStillUnknown = (context: FlushContext, entry: OutboxEntry, source: Source): boolean =>
  isLookupValid(context, entry) && context.state.resourceCount?.createdIds.has(source.id) === false;
