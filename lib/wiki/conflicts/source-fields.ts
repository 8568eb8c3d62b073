import { readStoredValue } from '@/lib/record/convert-values';
import type { Source } from '@/lib/record/schema/source';
import type { ChoiceUndo } from '@/lib/wiki/model/outbox-entry';
import type { SyncedField } from '@/lib/wiki/model/sync';

const isIdentifier = (field: SyncedField): field is 'doi' | 'arxiv' => field === 'doi' || field === 'arxiv';

/** Returns the field of a source that stores a synced field, for restoring it later. */
export const pickField = (source: Source, field: SyncedField): ChoiceUndo['previousValues'] =>
  isIdentifier(field)
    ? { identifiers: source.identifiers }
    : // A synced field that a source stores has the same name there.
      { [field]: readStoredValue(source, field) };

/** Returns the source with the value and the provenance that a choice replaced in this field. */
export function restoreField(
  source: Source,
  field: SyncedField,
  { previousValues, provenance }: ChoiceUndo,
): Source {
  if (!previousValues) return source;
  const otherProvenance = omitField(source.provenance, field);
  return {
    ...source,
    ...(isIdentifier(field)
      ? { identifiers: { ...source.identifiers, [field]: previousValues.identifiers?.[field] ?? null } }
      : { [field]: (previousValues as Record<string, unknown>)[field] }),
    provenance: provenance ? { ...otherProvenance, [field]: provenance } : otherProvenance,
  };
}

/** Returns the object without one property. */
export function omitField<T extends object>(fields: T, name: SyncedField): T {
  const remaining = { ...fields };
  // Every property of these objects is optional.
  delete (remaining as Record<string, unknown>)[name];
  return remaining;
}

/** Whether two values have the same JSON. */
export const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
