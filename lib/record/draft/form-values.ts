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

/** Everything that the form shows, complete: no field is absent, and texts that are not set are empty. */
export type FormValues = { [F in EditableField]: EditValue<F> };

/** What a form is built from: the page as captured, the record if it is saved, and the reader's edits over both. */
export type FormInputs = { extraction: Extraction | null; source: Source | null; draft: Draft };

/** The values of the form: what is edited, else what is saved, else what was captured. */
export function getFormValues(
  { extraction, source, draft }: FormInputs,
  registry: FieldRegistry = RECORD_FIELDS,
): FormValues {
  const values = source ? getSavedValues(source, registry) : getCapturedValues(extraction, registry);
  // Zod's type allows `undefined` in an optional field; what was stored as JSON has none.
  const edits = filterEdits(draft.edits, (_, value) => value !== undefined) as Partial<FormValues>;
  return { ...values, ...edits };
}

/** The values of a saved record, as the form holds them. */
export function getSavedValues(source: Source, registry: FieldRegistry = RECORD_FIELDS): FormValues {
  const values = Object.entries(registry)
    .filter(([, { editable }]) => editable)
    .map(([field, entry]) => [field, toEditValue(field, entry, source)] as const);
  // `toEditValue` gives each kind the value that `EditValue` states.
  return Object.fromEntries(values) as FormValues;
}

/** The record's values of the fields that `edits` names. */
export const getRecordValues = (source: Source, edits: Edits): Edits =>
  pickFields(edits, getSavedValues(source));
