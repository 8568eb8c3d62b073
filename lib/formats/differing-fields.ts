import { listFields, type StoredField } from '@/lib/record/field-lists';
import { isSameValue } from '@/lib/record/same-value';
import type { Source } from '@/lib/record/schema/source';

/**
 * Lists the fields in which two versions of a source differ, exported fields first. Ignores the time of the last change, and the
 * times at which citing pages were read, because these times change without an edit of the reader.
 */
export function listDifferingFields(a: Source, b: Source): StoredField[] {
  const fields: StoredField[] = [
    ...listFields({ exported: true }),
    ...listFields({ stored: true, exported: false }),
  ];
  return fields.filter(
    (field) =>
      field !== 'updatedAt' && !isSameValue(field, pickValue(a, field), pickValue(b, field), 'exact'),
  );
}

const pickValue = (source: Source, field: StoredField): unknown =>
  field === 'citedBy' ? source.citedBy.map(({ readAt: _, ...page }) => page) : source[field];
