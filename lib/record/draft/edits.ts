import type { EditableField } from '@/lib/record/field-lists';
import type { EditValue } from '@/lib/record/field-values';
import type { Edits } from '@/lib/record/schema/draft';

/** The fields that are edited. */
export const listEditedFields = (edits: Edits): EditableField[] =>
  // The schema of edits is strict, so they hold no other names.
  Object.keys(edits) as EditableField[];

/** The edits that fulfil a condition. */
export function filterEdits(
  edits: Edits,
  isWanted: (field: EditableField, value: EditValue<EditableField> | undefined) => boolean,
): Edits {
  const selected: Edits = { ...edits };
  for (const field of listEditedFields(edits)) if (!isWanted(field, edits[field])) delete selected[field];
  return selected;
}

/** The values of those fields that `edits` names. */
export const pickFields = (edits: Edits, values: Edits): Edits =>
  filterEdits(values, (field) => Object.hasOwn(edits, field));

/** Whether anything is edited. */
export const hasEdits = (draft: { edits: Edits }): boolean => listEditedFields(draft.edits).length > 0;
