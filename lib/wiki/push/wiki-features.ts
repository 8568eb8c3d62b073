import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { SyncedField } from '@/lib/wiki/model/sync';
import { LIST_FIELDS } from '@/lib/wiki/model/sync';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';
import { type FlushContext, updateCondition } from './flush-context';

const DAY_MS = 86_400_000;

type Feature = keyof NonNullable<WikiCondition['unsupportedUntil']>;

/** Whether this wiki lacked a feature when it was last used, less than a day ago. */
export const isFeatureMissing = ({ state, now }: FlushContext, feature: Feature): boolean =>
  (state.condition.unsupportedUntil?.[feature] ?? '') > now().toISOString();

/** Records that the wiki lacks a feature. It is tried again after a day, because the wiki may have been upgraded. */
export const saveMissingFeature = (context: FlushContext, feature: Feature): Promise<void> =>
  updateCondition(context, {
    unsupportedUntil: {
      ...context.state.condition.unsupportedUntil,
      [feature]: new Date(context.now().getTime() + DAY_MS).toISOString(),
    },
  });

/** After this many sources that the wiki stored only without their lists, the fault is in the wiki and not in the sources. */
export const LIST_FAULT_THRESHOLD = 3;

/** Counts a source that the wiki stored only without its lists. A source that it stored with lists resets the count. */
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
