import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { SyncedField } from '@/lib/wiki/model/sync';
import { LIST_FIELDS } from '@/lib/wiki/model/sync';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';
import { type FlushContext, updateCondition } from './flush-context';

const DAY_MS = 86_400_000;

type Feature = keyof NonNullable<WikiCondition['unsupportedUntil']>;

/** Whether a feature was found missing on this wiki within the last day. */
export const isUnsupported = ({ state, now }: FlushContext, feature: Feature): boolean =>
  (state.condition.unsupportedUntil?.[feature] ?? '') > now().toISOString();

/** Records for a day that a wiki lacks a feature. After that it is tried again, because the wiki may have been upgraded. */
export const saveUnsupported = (context: FlushContext, feature: Feature): Promise<void> =>
  updateCondition(context, {
    unsupportedUntil: {
      ...context.state.condition.unsupportedUntil,
      [feature]: new Date(context.now().getTime() + DAY_MS).toISOString(),
    },
  });

/** After this many sources that arrived only without their lists, the wiki counts as the cause and not the sources. */
export const LIST_FAULT_THRESHOLD = 3;

/** Counts a source that arrived alone after its lists were left out. A source that arrives with lists resets the count. */
export async function countListFault(
  context: FlushContext,
  sentEntries: OutboxEntry[],
  deferredFields: SyncedField[],
): Promise<void> {
  const [firstEntry] = sentEntries;
  const hasSentLists = sentEntries.some(({ pendingBase }) =>
    LIST_FIELDS.some((field) => pendingBase?.remote[field] !== undefined),
  );
  if (hasSentLists) return updateCondition(context, { listFaultCount: 0 });
  if (sentEntries.length === 1 && firstEntry && deferredFields.length > 0 && firstEntry.serverErrors > 0)
    await updateCondition(context, { listFaultCount: context.state.condition.listFaultCount + 1 });
}
