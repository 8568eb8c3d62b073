import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { type FieldValue, SYNCED_FIELDS, type SyncedField, type SyncedValues } from '@/lib/wiki/model/sync';
import { formatValueLines } from './sync-fields';

/** The reasons why fields are open, in the order of the comparison; each is the key of its heading. */
export const COMPARE_GROUPS = [
  'syncGroupDiffers',
  'syncGroupBoth',
  'syncGroupHeld',
  'syncGroupOffered',
] as const;
export type CompareGroup = (typeof COMPARE_GROUPS)[number];

/** One field of the comparison with both values as shown. */
export type CompareRow = {
  field: SyncedField;
  group: CompareGroup;
  local: FieldValue | undefined;
  remote: FieldValue | undefined;
  /** Whether there is a local value to choose. */
  canKeepLocal: boolean;
  /** What choosing the remote value does: it replaces the local one, or stays in the wiki only; null: it can't be chosen. */
  remoteChoice: 'taken' | 'left' | null;
};

type Comparison = { entry: OutboxEntry; local: SyncedValues; remoteOnlyFields: SyncedField[] };

/** The fields that are open, always in the same order. */
export function buildCompareRows({ entry, local, remoteOnlyFields }: Comparison): CompareRow[] {
  return SYNCED_FIELDS.flatMap((field) => {
    const group = findCompareGroup(entry, field);
    if (!group) return [];
    const remote = entry.remoteSnapshot?.fields[field];
    const isOffered = group === 'syncGroupOffered';
    const remoteEffect = remoteOnlyFields.includes(field)
      ? isOffered
        ? null
        : ('left' as const)
      : ('taken' as const);
    const remoteChoice = formatValueLines(remote).length === 0 ? null : remoteEffect;
    return [{ field, group, local: local[field], remote, canKeepLocal: !isOffered, remoteChoice }];
  });
}

function findCompareGroup(entry: OutboxEntry, field: SyncedField): CompareGroup | null {
  const { divergentFields, offeredFields, mergeBase } = entry;
  if (entry.status === 'conflict' && entry.conflictFields.includes(field))
    // At the first contact nothing has changed: both sides merely have a value.
    return mergeBase.remote[field] === undefined ? 'syncGroupBoth' : 'syncGroupDiffers';
  if (divergentFields.includes(field)) return 'syncGroupHeld';
  return offeredFields.includes(field) ? 'syncGroupOffered' : null;
}
