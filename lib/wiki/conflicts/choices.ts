import { canApplyToSource } from '@/lib/wiki/merge/synced-values';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { LIST_FIELDS, type SyncedField, type SyncedValues } from '@/lib/wiki/model/sync';
import type { ChoiceChanges } from '@/lib/wiki/outbox/outbox-event';

/** The changes that a choice makes to the entry, and `localChanges`, the new values of the source. One transaction saves both. */
export type Choice = { changes: ChoiceChanges; localChanges: SyncedValues };

/**
 * Chooses the local value for these fields. The flush sends the value only if the wiki still has the value that was shown. Otherwise
 * the field needs a new choice. With `shouldMergeLists`, the remote items of a list stay too.
 */
export function chooseLocal(entry: OutboxEntry, fields: SyncedField[], shouldMergeLists = false): Choice {
  const localOverrides = { ...entry.localOverrides };
  for (const field of fields) localOverrides[field] = entry.remoteSnapshot?.fields[field] ?? null;
  const otherLists = (entry.listsToMerge ?? []).filter((field) => !fields.includes(field));
  const newLists = shouldMergeLists ? LIST_FIELDS.filter((field) => fields.includes(field)) : [];
  return { changes: { localOverrides, listsToMerge: [...otherLists, ...newLists] }, localChanges: {} };
}

/**
 * Chooses the shown remote value for these fields. If a source cannot store the value (a venue or a rating), the values of both sides
 * stay, and become the merge base. A field without a remote value is skipped.
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
