import { canApplyToSource } from '@/lib/wiki/merge/synced-values';
import type { OutboxEntry, SyncedField, SyncedValues } from '@/lib/wiki/model/sync';
import { queueAfterSave, requeue } from '@/lib/wiki/outbox/outbox-entry';

/**
 * The record after the reader said "use mine" for these fields: ours is sent if the wiki still holds what was shown.
 * Otherwise it is asked again.
 */
export function chooseLocal(entry: OutboxEntry, fields: SyncedField[], now: Date): OutboxEntry {
  const shownRemoteValues = fields.map((field) => [field, entry.seen?.fields[field] ?? null]);
  // A flush that is under way began without the choice: like a save, it makes that one look again.
  return { ...queueAfterSave(entry, now), mine: { ...entry.mine, ...Object.fromEntries(shownRemoteValues) } };
}

/**
 * The record after the reader took the wiki's values, as shown, for these fields, and the values to give to the source
 * (`withFields`) in the same transaction. A value that has no place here (a venue, a rating) stays the wiki's, and
 * `ours` beside it: both are settled as they are.
 */
export function chooseRemote(
  entry: OutboxEntry,
  fields: SyncedField[],
  now: Date,
  localValues: SyncedValues = {},
): { entry: OutboxEntry; localChanges: SyncedValues } {
  const remoteValues = entry.seen?.fields ?? {};
  const base = { here: { ...entry.base.here }, there: { ...entry.base.there } };
  const localChanges: SyncedValues = {};
  for (const field of fields) {
    const remoteValue = remoteValues[field] ?? null;
    if (remoteValue === null) continue;
    const canApply = canApplyToSource(field, remoteValue);
    if (canApply) localChanges[field] = remoteValue;
    else if (localValues[field] === undefined) continue;
    base.here[field] = canApply ? remoteValue : (localValues[field] ?? null);
    base.there[field] = remoteValue;
  }
  return { entry: { ...requeue(entry, now), base, revision: entry.revision + 1 }, localChanges };
}
