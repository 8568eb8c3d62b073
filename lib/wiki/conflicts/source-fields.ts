import { readStoredValue } from '@/lib/record/convert-values';
import type { Source } from '@/lib/record/schema/source';
import type { ChoiceUndo } from '@/lib/wiki/model/outbox-entry';
import type { SyncedField } from '@/lib/wiki/model/sync';

const isIdentifier = (field: SyncedField): field is 'doi' | 'arxiv' => field === 'doi' || field === 'arxiv';

/** Returns the stored value of a synced field, so that `restoreField` can restore it. */
export const pickField = (source: Source, field: SyncedField): ChoiceUndo['previousValues'] =>
  isIdentifier(field)
    ? { identifiers: source.identifiers }
    : // All other synced fields that a source stores have the same name in the source.
      { [field]: readStoredValue(source, field) };

/** Returns the source with the value and the provenance that this field had before a choice. */
export function restoreField(
  source: Source,
  field: SyncedField,
  { previousValues, provenance }: ChoiceUndo,
): Source {
  if (!previousValues) return source;
  const remainingProvenance = omitField(source.provenance, field);
  return {
    ...source,
    ...(isIdentifier(field)
      ? { identifiers: { ...source.identifiers, [field]: previousValues.identifiers?.[field] ?? null } }
      : { [field]: (previousValues as Record<string, unknown>)[field] }),
    provenance: provenance ? { ...remainingProvenance, [field]: provenance } : remainingProvenance,
  };
}

/** Returns a copy of the object without one property. */
export function omitField<T extends object>(fields: T, name: SyncedField): T {
  const remainingFields = { ...fields };
  // Every property of these objects is optional.
  delete (remainingFields as Record<string, unknown>)[name];
  return remainingFields;
}
