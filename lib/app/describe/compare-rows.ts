import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { type FieldValue, SYNCED_FIELDS, type SyncedField, type SyncedValues } from '@/lib/wiki/model/sync';
import { formatValueLines } from './sync-fields';

/** The reasons why the reader should compare a field, in the order of the view. Each is the message key of its heading. */
export const COMPARE_GROUPS = [
  'syncGroupDiffers',
  'syncGroupBoth',
  'syncGroupDivergent',
  'syncGroupOffered',
] as const;
export type CompareGroup = (typeof COMPARE_GROUPS)[number];

/** One field of the comparison with both values. */
export type CompareRow = {
  field: SyncedField;
  group: CompareGroup;
  local: FieldValue | undefined;
  remote: FieldValue | undefined;
  /** Whether there is a local value to choose. */
  canKeepLocal: boolean;
  /** What choosing the remote value does. `taken`: it replaces the local value. `left`: it stays in the wiki. Null: no choice. */
  remoteChoice: 'taken' | 'left' | null;
};

type Comparison = { entry: OutboxEntry; local: SyncedValues; remoteOnlyFields: SyncedField[] };

/** Lists the fields that the reader should compare, in the order of the registry. */
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
    // Without a merge base nothing has changed; both sides only have different values.
    return mergeBase.remote[field] === undefined ? 'syncGroupBoth' : 'syncGroupDiffers';
  if (divergentFields.includes(field)) return 'syncGroupDivergent';
  return offeredFields.includes(field) ? 'syncGroupOffered' : null;
}
