import { getEmptyStoredValue } from './convert-values';
import { listFields } from './field-lists';
import { SOURCE_FIELDS } from './fields';
import type { Source } from './schema/source';

/** The fields without which a source cannot be stored. */
const REQUIRED_FIELDS = ['stableId', 'id', 'url', 'title', 'createdAt', 'updatedAt'] as const;

/** The empty values of all stored fields except `REQUIRED_FIELDS`, which the caller adds. */
// The cast is safe because `getEmptyStoredValue` returns a value that the kind of the field allows.
export const EMPTY_SOURCE_VALUES = Object.fromEntries(
  listFields({ stored: true })
    .filter((field) => !REQUIRED_FIELDS.some((name) => name === field))
    .map((field) => [field, getEmptyStoredValue(SOURCE_FIELDS[field])]),
) as Omit<Source, (typeof REQUIRED_FIELDS)[number]>;
