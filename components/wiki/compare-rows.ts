import {
  type FieldValue,
  SYNCED_FIELDS,
  type SyncedField,
  type SyncedFields,
  type SyncRecord,
} from '@/lib/model/sync';
import { valueLines } from './sync-fields';

/** Why fields are open, in the order of the comparison; the keys are those of the headings. */
export const GROUPS = ['syncGroupDiffers', 'syncGroupBoth', 'syncGroupHeld', 'syncGroupOffered'] as const;
export type CompareGroup = (typeof GROUPS)[number];

/** One field of the comparison with both values as shown. */
export type CompareRow = {
  field: SyncedField;
  group: CompareGroup;
  mine: FieldValue | undefined;
  theirs: FieldValue | undefined;
  /** Whether there is one of ours to be kept. */
  keeps: boolean;
  /** What choosing the wiki's does: ours becomes it, or it stays there beside ours; null: there is nothing to choose. */
  takes: 'taken' | 'left' | null;
};

type Compared = { record: SyncRecord; ours: SyncedFields; notTakeable: SyncedField[] };

/** The fields that are open, always in the same order. */
export function compareRows({ record, ours, notTakeable }: Compared): CompareRow[] {
  return SYNCED_FIELDS.flatMap((field) => {
    const group = groupOf(record, field);
    if (!group) return [];
    const theirs = record.seen?.fields[field];
    const isOffered = group === 'syncGroupOffered';
    const instead = notTakeable.includes(field) ? (isOffered ? null : ('left' as const)) : ('taken' as const);
    const takes = valueLines(theirs).length === 0 ? null : instead;
    return [{ field, group, mine: ours[field], theirs, keeps: !isOffered, takes }];
  });
}

function groupOf(record: SyncRecord, field: SyncedField): CompareGroup | null {
  const { state, held, offered, base } = record;
  if (state.state === 'differs' && state.fields.includes(field))
    // At the first contact nothing changed: both sides are merely filled.
    return base.there[field] === undefined ? 'syncGroupBoth' : 'syncGroupDiffers';
  if (held.includes(field)) return 'syncGroupHeld';
  return offered.includes(field) ? 'syncGroupOffered' : null;
}
