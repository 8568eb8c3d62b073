import type { FormValues } from '@/lib/record/draft/form-values';
import { isSameValue } from '@/lib/record/same-value';
import type { Edits } from '@/lib/record/schema/draft';
import { canApplyToSource } from '@/lib/wiki/merge/synced-values';
import type { FieldValue, SyncedField } from '@/lib/wiki/model/sync';

/** The fields whose value of a wiki can replace that of the form as a whole. */
export type AdoptableField = 'title' | 'summary' | 'importance';

/** Returns the edits that adopt a value. Null means that the reader has this value, or that a source cannot store it. */
export function buildAdoptionEdits(
  field: AdoptableField,
  remote: FieldValue | undefined,
  values: FormValues,
): Edits | null {
  if (remote === undefined || !canApplyToSource(field, remote)) return null;
  const local = getLocalValue(field, values);
  if (local !== null && isSameValue(field, local, remote, 'exact')) return null;
  if (field === 'importance') return typeof remote === 'number' ? { importance: remote } : null;
  return typeof remote === 'string' ? { [field]: remote } : null;
}

/** Returns the value of the form as a wiki would have it. Null means that it is empty, or that the field is not compared. */
export function getLocalValue(field: SyncedField, values: FormValues): FieldValue {
  switch (field) {
    case 'title':
      return values.title || null;
    case 'summary':
      return values.summary || null;
    case 'keyPoints': {
      const texts = values.keyPoints.map(({ text }) => text.trim()).filter((text) => text !== '');
      return texts.length > 0 ? texts : null;
    }
    case 'importance':
      return values.importance;
    default:
      return null;
  }
}
