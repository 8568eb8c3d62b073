import type { FieldEntry } from './field-entry';
import { listFields } from './field-lists';
import { RECORD_FIELDS } from './fields';
import type { Source } from './schema/source';

/**
 * Fills the empty fields of an existing record with the values of another record, and returns the result. Values that
 * exist never change. Each kind of identifier is filled separately. A filled value keeps its origin.
 */
export function fillGaps(existing: Source, other: Source): Source {
  const values: Record<string, unknown> = { ...existing };
  const provenance = { ...existing.provenance };
  const otherValues: Record<string, unknown> = other;
  for (const field of listFields({ stored: true })) {
    const entry: FieldEntry = RECORD_FIELDS[field];
    if (entry.mergeClass === 'system' || entry.kind === 'identifiers' || !isEmpty(values[field])) continue;
    if (isEmpty(otherValues[field])) continue;
    values[field] = otherValues[field];
    const origin = other.provenance[field];
    if (origin) provenance[field] = origin;
  }
  const identifiers = { ...existing.identifiers };
  for (const [kind, id] of Object.entries(other.identifiers)) identifiers[kind] ??= id;
  // The cast is safe because every value has the type of its field in one of the two records.
  return { ...values, identifiers, provenance } as Source;
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
