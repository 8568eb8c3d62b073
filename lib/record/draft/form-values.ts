import { toEditValue } from '@/lib/record/convert-values';
import type { FieldRegistry } from '@/lib/record/field-entry';
import type { EditableField } from '@/lib/record/field-lists';
import type { EditValue } from '@/lib/record/field-values';
import { SOURCE_FIELDS } from '@/lib/record/fields';
import type { Draft, Edits } from '@/lib/record/schema/draft';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { Source } from '@/lib/record/schema/source';
import { getCapturedValues } from './captured-values';
import { filterEdits, pickFields } from './edits';

/** The values of all fields in the form. An unset text is an empty string. */
export type FormValues = { [F in EditableField]: EditValue<F> };

/** The inputs of the form: the captured page, the saved source, and the draft with the edits. */
export type FormInputs = { extraction: Extraction | null; source: Source | null; draft: Draft };

/** Returns the values of the form: for each field the edit, or else the value of the source, or without a source the captured value. */
export function getFormValues(
  { extraction, source, draft }: FormInputs,
  registry: FieldRegistry = SOURCE_FIELDS,
): FormValues {
  const values = source ? getSavedValues(source, registry) : getCapturedValues(extraction, registry);
  // The cast is safe because undefined values, which Zod's type allows in an optional field, are removed.
  const edits = filterEdits(draft.edits, (_, value) => value !== undefined) as Partial<FormValues>;
  return { ...values, ...edits };
}

/** Returns the values of a saved source in the types of the form. */
export function getSavedValues(source: Source, registry: FieldRegistry = SOURCE_FIELDS): FormValues {
  const values = Object.entries(registry)
    .filter(([, { editable }]) => editable)
    .map(([field, entry]) => [field, toEditValue(field, entry, source)] as const);
  // The cast is safe because `toEditValue` returns the type that `EditValue` has for the kind of the field.
  return Object.fromEntries(values) as FormValues;
}

/** Returns the source's values of the fields that have an edit in `edits`. */
export const getSourceValues = (source: Source, edits: Edits): Edits =>
  pickFields(edits, getSavedValues(source));
