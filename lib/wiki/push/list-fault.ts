import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { LIST_FIELDS, type SyncedField } from '@/lib/wiki/model/sync';
import { getRetryTime } from '@/lib/wiki/outbox/settle-entry';
import { type FlushContext, updateCondition } from './flush-context';

// The first sign is a batch or a source that the wiki stores only without its lists. Two further sources confirm the fault.
const SIGNS_OF_LIST_FAULT = 3;

/**
 * Some wikis fail on every list (docs/wiki-protocol.md, section 10). The fault is learned once per wiki: `suspected` after the
 * first sign, so that the next source tries its lists at once, and `known` after the third. `due` means that a known fault has to
 * be tried again.
 */
export type ListFaultStatus = 'none' | 'suspected' | 'known' | 'due';

export function getListFaultStatus({ state: { condition }, now }: FlushContext): ListFaultStatus {
  const { listFault, listFaultCount } = condition;
  if (listFault) return listFault.retryAt > now().toISOString() ? 'known' : 'due';
  return listFaultCount > 0 ? 'suspected' : 'none';
}

/** Returns the time at which one source tries its lists again. Null unless the wiki is known to fail on lists. */
export const getListRetryTime = (context: FlushContext): string | null =>
  getListFaultStatus(context) === 'known' ? (context.state.condition.listFault?.retryAt ?? null) : null;

/** Lists the list fields that this attempt must not send. */
export function listDeferredFields(
  context: FlushContext,
  { stableId, deferredFields, deferredUntil }: OutboxEntry,
): SyncedField[] {
  const isDeferred = deferredUntil !== null && deferredUntil > context.now().toISOString();
  switch (getListFaultStatus(context)) {
    case 'known':
      return LIST_FIELDS;
    case 'due':
      return [];
    case 'suspected':
      // Another failure of the same source proves nothing, so the next source tries its lists.
      return isDeferred && context.state.condition.listFaultSource === stableId ? deferredFields : [];
    case 'none':
      return isDeferred && !context.idsWithRecoveredLists.has(stableId) ? deferredFields : [];
  }
}

/** Returns the list fields that the failed write contained. */
export const listSentLists = ({ pendingBase }: OutboxEntry): SyncedField[] =>
  LIST_FIELDS.filter((field) => pendingBase?.remote[field] !== undefined);

/** Counts a failure of a source with lists while the fault is suspected or has to be tried again. */
export async function countListFailure(context: FlushContext, entry: OutboxEntry): Promise<void> {
  const { condition } = context.state;
  const { listFault } = condition;
  if (listFault) {
    const retryAt = getRetryTime(context.now(), listFault.attempts + 1);
    return updateCondition(context, { listFault: { retryAt, attempts: listFault.attempts + 1 } });
  }
  if (condition.listFaultSource === entry.stableId) return;
  await addListFaultSign(context, entry.stableId);
}

async function addListFaultSign(context: FlushContext, stableId: string | undefined): Promise<void> {
  const listFaultCount = context.state.condition.listFaultCount + 1;
  await updateCondition(context, {
    listFaultCount,
    ...(stableId === undefined ? {} : { listFaultSource: stableId }),
    ...(listFaultCount >= SIGNS_OF_LIST_FAULT
      ? { listFault: { retryAt: getRetryTime(context.now(), 0), attempts: 0 } }
      : {}),
  });
}

/**
 * Updates the list fault after a write succeeded. If the wiki stored lists, the fault is over. If it stored the source only without
 * its lists (`deferredFields`), that is a sign of the fault.
 */
export async function updateListFault(
  context: FlushContext,
  sentEntries: OutboxEntry[],
  deferredFields: SyncedField[],
): Promise<void> {
  const [firstEntry] = sentEntries;
  if (sentEntries.some((entry) => listSentLists(entry).length > 0)) {
    if (getListFaultStatus(context) === 'none') return;
    for (const stableId of context.idsWithUntestedLists) context.idsWithRecoveredLists.add(stableId);
    context.idsWithUntestedLists.clear();
    return updateCondition(context, { listFaultCount: 0, listFault: null, listFaultSource: undefined });
  }
  const isFirstSign = getListFaultStatus(context) === 'none';
  // The error count shows that the same write failed with its lists before.
  if (isFirstSign && deferredFields.length > 0 && firstEntry && firstEntry.serverErrors > 0)
    await addListFaultSign(context, sentEntries.length === 1 ? firstEntry.stableId : undefined);
}
