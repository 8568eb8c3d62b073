import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { type FieldValue, SYNCED_FIELDS, type SyncedField, type SyncedValues } from '@/lib/wiki/model/sync';
import { formatValueLines } from './sync-fields';

/**
 * The reasons for comparing a field, in the order of the view. Each reason is the message key of the heading
 * of its group.
 */
export const COMPARISON_GROUPS = [
  'syncGroupDiffers',
  'syncGroupBoth',
  'syncGroupDivergent',
  'syncGroupOffered',
] as const;
export type ComparisonGroup = (typeof COMPARISON_GROUPS)[number];

/** A field in the comparison, with its local and remote value. */
export type ComparisonRow = {
  field: SyncedField;
  group: ComparisonGroup;
  local: FieldValue | undefined;
  remote: FieldValue | undefined;
  /** Whether there is a local value to choose. */
  canKeepLocal: boolean;
  /**
   * The effect of choosing the remote value: it replaces the local value, or it stays in the wiki only. Null means that
   * the remote value cannot be chosen.
   */
  remoteChoice: 'replaces-local' | 'stays-in-wiki' | null;
};

type Comparison = { entry: OutboxEntry; local: SyncedValues; remoteOnlyFields: SyncedField[] };

/** Lists the fields that the reader should compare, in the order of the registry. */
export function buildComparisonRows({ entry, local, remoteOnlyFields }: Comparison): ComparisonRow[] {
  return SYNCED_FIELDS.flatMap((field) => {
    const group = findComparisonGroup(entry, field);
    if (!group) return [];
    const remote = entry.remoteSnapshot?.fields[field];
    const isOffered = group === 'syncGroupOffered';
    const remoteEffect = remoteOnlyFields.includes(field)
      ? isOffered
        ? null
        : ('stays-in-wiki' as const)
      : ('replaces-local' as const);
    const remoteChoice = formatValueLines(remote).length === 0 ? null : remoteEffect;
    return [{ field, group, local: local[field], remote, canKeepLocal: !isOffered, remoteChoice }];
  });
}

function findComparisonGroup(entry: OutboxEntry, field: SyncedField): ComparisonGroup | null {
  const { divergentFields, offeredFields, mergeBase } = entry;
  if (entry.status === 'conflict' && entry.conflictFields.includes(field))
    // Without a merge base, it is unknown which side changed. Both sides only have different values.
    return mergeBase.remote[field] === undefined ? 'syncGroupBoth' : 'syncGroupDiffers';
  if (divergentFields.includes(field)) return 'syncGroupDivergent';
  return offeredFields.includes(field) ? 'syncGroupOffered' : null;
}
