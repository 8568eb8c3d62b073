import type { FieldEntry } from './field-entry';
import { listFields } from './field-lists';
import { SOURCE_FIELDS } from './fields';
import type { Source } from './schema/source';

/**
 * Returns an existing source whose empty fields have the values of another source. A filled field also gets its
 * provenance from the other source. Other values never change. Each kind of identifier is filled separately.
 */
export function fillGaps(existingSource: Source, otherSource: Source): Source {
  const values: Record<string, unknown> = { ...existingSource };
  const provenance = { ...existingSource.provenance };
  const otherValues: Record<string, unknown> = otherSource;
  for (const field of listFields({ stored: true })) {
    const entry: FieldEntry = SOURCE_FIELDS[field];
    if (entry.mergeClass === 'system' || entry.kind === 'identifiers' || !isEmpty(values[field])) continue;
    if (isEmpty(otherValues[field])) continue;
    values[field] = otherValues[field];
    const origin = otherSource.provenance[field];
    if (origin) provenance[field] = origin;
  }
  const identifiers = { ...existingSource.identifiers };
  for (const [kind, id] of Object.entries(otherSource.identifiers)) identifiers[kind] ??= id;
  // The cast is safe because every value has the type of its field in one of the two sources.
  return { ...values, identifiers, provenance } as Source;
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
