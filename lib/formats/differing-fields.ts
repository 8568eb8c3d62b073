import type { Source } from '@/lib/record/schema/source';
import { getRecordKeys } from './record-keys';

/** The fields in which two records of one source differ, in the file's order; the time of the last change, or of a reading, is none. */
export function listDifferingFields(a: Source, b: Source): (keyof Source)[] {
  const fields = [...getRecordKeys('sources'), 'access'] as (keyof Source)[];
  return fields.filter(
    (field) => field !== 'updatedAt' && serializeField(a, field) !== serializeField(b, field),
  );
}

const serializeField = (source: Source, field: keyof Source): string =>
  stringifyWithSortedKeys(
    field === 'citedBy' ? source.citedBy.map(({ readAt: _, ...page }) => page) : source[field],
  );

// The order of keys in an object means nothing.
const stringifyWithSortedKeys = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
