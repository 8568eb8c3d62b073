import type { EditableField } from '@/lib/record/field-lists';
import type { EditValue } from '@/lib/record/field-values';
import type { Edits } from '@/lib/record/schema/draft';

/** Lists the fields that are edited. */
export const listEditedFields = (edits: Edits): EditableField[] =>
  // The schema of edits is strict, so no other names occur.
  Object.keys(edits) as EditableField[];

/** Returns the edits that fulfil a condition. */
export function filterEdits(
  edits: Edits,
  isWanted: (field: EditableField, value: EditValue<EditableField> | undefined) => boolean,
): Edits {
  const selected: Edits = { ...edits };
  for (const field of listEditedFields(edits)) if (!isWanted(field, edits[field])) delete selected[field];
  return selected;
}

/** Returns those `values` whose fields are edited in `edits`. */
export const pickFields = (edits: Edits, values: Edits): Edits =>
  filterEdits(values, (field) => Object.hasOwn(edits, field));

/** Whether at least one field is edited. */
export const hasEdits = (draft: { edits: Edits }): boolean => listEditedFields(draft.edits).length > 0;
