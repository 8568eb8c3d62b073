import { ASSIGNED_FIELDS, findFieldEntry, listFields, type StoredField } from '@/lib/record/field-lists';
import type { Source } from '@/lib/record/schema/source';
import { formatStoredValue } from './format-stored-value';
import { getFieldName } from './sync-fields';

/** A field of two sources that differs, with its values as lines of text. */
export type FieldDifference = { field: string; label: string; first: string[]; second: string[] };

/** The differences of two sources in the order of the registry, and the names of the fields with an equal value. */
export type SourceComparison = { differences: FieldDifference[]; equalLabels: string[] };

/** Compares the fields of two sources that a reader sees. */
export function compareSourceFields(first: Source, second: Source): SourceComparison {
  const rows = listFields({ stored: true })
    .filter(isShown)
    .map((field) => ({
      field,
      label: getFieldName(field),
      first: formatStoredValue(field, first),
      second: formatStoredValue(field, second),
    }))
    .filter((row) => row.first.length > 0 || row.second.length > 0);
  const isEqual = (row: FieldDifference) => row.first.join('\n') === row.second.join('\n');
  return {
    differences: rows.filter((row) => !isEqual(row)),
    equalLabels: rows.filter(isEqual).map(({ label }) => label),
  };
}

const isShown = (field: StoredField): boolean =>
  findFieldEntry(field)?.labelKey != null && !ASSIGNED_FIELDS.includes(field);
