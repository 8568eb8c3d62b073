import { toEditValue } from '@/lib/record/convert-values';
import type { FieldRegistry } from '@/lib/record/field-entry';
import type { EditableField } from '@/lib/record/field-lists';
import type { EditValue } from '@/lib/record/field-values';
import { RECORD_FIELDS } from '@/lib/record/fields';
import type { Draft, Edits } from '@/lib/record/schema/draft';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { Source } from '@/lib/record/schema/source';
import { getCapturedValues } from './captured-values';
import { filterEdits, pickFields } from './edits';

/** The values of all fields in the form. No field is absent; unset texts are empty. */
export type FormValues = { [F in EditableField]: EditValue<F> };

/** What a form is built from: the captured page, the saved record if there is one, and the draft with the edits. */
export type FormInputs = { extraction: Extraction | null; source: Source | null; draft: Draft };

/** Returns the values of the form: the edited value of each field, otherwise the saved one, otherwise the captured one. */
export function getFormValues(
  { extraction, source, draft }: FormInputs,
  registry: FieldRegistry = RECORD_FIELDS,
): FormValues {
  const values = source ? getSavedValues(source, registry) : getCapturedValues(extraction, registry);
  // Zod's type allows `undefined` in an optional field; `Partial<FormValues>` does not.
  const edits = filterEdits(draft.edits, (_, value) => value !== undefined) as Partial<FormValues>;
  return { ...values, ...edits };
}

/** Returns the values of a saved record in the types of the form. */
export function getSavedValues(source: Source, registry: FieldRegistry = RECORD_FIELDS): FormValues {
  const values = Object.entries(registry)
    .filter(([, { editable }]) => editable)
    .map(([field, entry]) => [field, toEditValue(field, entry, source)] as const);
  // `toEditValue` returns the type that `EditValue` has for the kind.
  return Object.fromEntries(values) as FormValues;
}

/** Returns the record's values of the fields that are edited in `edits`. */
export const getRecordValues = (source: Source, edits: Edits): Edits =>
  pickFields(edits, getSavedValues(source));
