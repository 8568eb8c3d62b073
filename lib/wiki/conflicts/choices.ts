import { canApplyToSource } from '@/lib/wiki/merge/synced-values';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { SyncedField, SyncedValues } from '@/lib/wiki/model/sync';
import type { ChoiceChanges } from '@/lib/wiki/outbox/outbox-event';

/** What a choice changes in the entry, and the values that the source takes over in the same transaction. */
export type Choice = { changes: ChoiceChanges; localChanges: SyncedValues };

/**
 * The choice of the local value for these fields: it is sent if the wiki still has the value that was shown. Otherwise
 * the reader is asked again.
 */
export function chooseLocal(entry: OutboxEntry, fields: SyncedField[]): Choice {
  const localOverrides = { ...entry.localOverrides };
  for (const field of fields) localOverrides[field] = entry.remoteSnapshot?.fields[field] ?? null;
  return { changes: { localOverrides }, localChanges: {} };
}

/**
 * The choice of the remote value, as shown, for these fields. A value that a source cannot store (a venue, a rating) stays
 * on the wiki, with the one of `localValues` beside it: both sides are settled as they are.
 */
export function chooseRemote(
  entry: OutboxEntry,
  fields: SyncedField[],
  localValues: SyncedValues = {},
): Choice {
  const remoteValues = entry.remoteSnapshot?.fields ?? {};
  const mergeBase = { local: { ...entry.mergeBase.local }, remote: { ...entry.mergeBase.remote } };
  const localChanges: SyncedValues = {};
  for (const field of fields) {
    const remoteValue = remoteValues[field] ?? null;
    if (remoteValue === null) continue;
    const canApply = canApplyToSource(field, remoteValue);
    if (canApply) localChanges[field] = remoteValue;
    else if (localValues[field] === undefined) continue;
    mergeBase.local[field] = canApply ? remoteValue : (localValues[field] ?? null);
    mergeBase.remote[field] = remoteValue;
  }
  return { changes: { mergeBase }, localChanges };
}
