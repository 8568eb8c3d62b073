import { canApplyToSource } from '@/lib/wiki/merge/synced-values';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { SyncedField, SyncedValues } from '@/lib/wiki/model/sync';
import type { ChoiceChanges } from '@/lib/wiki/outbox/outbox-event';

/** The changes of the entry, and the values to save in the source in the same transaction. */
export type Choice = { changes: ChoiceChanges; localChanges: SyncedValues };

/**
 * Chooses the local value for these fields. It is sent only if the wiki still has the value that was shown; otherwise the
 * field needs a choice again.
 */
export function chooseLocal(entry: OutboxEntry, fields: SyncedField[]): Choice {
  const localOverrides = { ...entry.localOverrides };
  for (const field of fields) localOverrides[field] = entry.remoteSnapshot?.fields[field] ?? null;
  return { changes: { localOverrides }, localChanges: {} };
}

/**
 * Chooses the remote value, as shown, for these fields. If a source cannot store it (a venue, a rating), both sides keep their
 * values: the merge base gets it together with that of `localValues`.
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
