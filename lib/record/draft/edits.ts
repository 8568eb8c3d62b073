import type { EditableField } from '@/lib/record/field-lists';
import type { EditValue } from '@/lib/record/field-values';
import type { Edits } from '@/lib/record/schema/draft';

/** Lists the fields that have an edit. */
export const listEditedFields = (edits: Edits): EditableField[] =>
  // The cast is safe because the schema of edits is strict and allows no other names.
  Object.keys(edits) as EditableField[];

/** Returns a copy of the edits with only those for which `isWanted` returns true. */
export function filterEdits(
  edits: Edits,
  isWanted: (field: EditableField, value: EditValue<EditableField> | undefined) => boolean,
): Edits {
  const selectedEdits: Edits = { ...edits };
  for (const field of listEditedFields(edits))
    if (!isWanted(field, edits[field])) delete selectedEdits[field];
  return selectedEdits;
}

/** Returns the part of `values` whose fields have an edit in `edits`. */
export const pickFields = (edits: Edits, values: Edits): Edits =>
  filterEdits(values, (field) => Object.hasOwn(edits, field));

/** Returns whether a draft has at least one edit. */
export const hasEdits = (draft: { edits: Edits }): boolean => listEditedFields(draft.edits).length > 0;
