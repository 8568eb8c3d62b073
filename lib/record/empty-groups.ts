import type { FieldRegistry } from './field-entry';
import { type FieldGroup, getFieldsByGroup } from './field-lists';
import { SOURCE_FIELDS } from './fields';
import type { Source } from './schema/source';

/**
 * Lists the field groups of the record page that have no value, each with its first field, in the order of the registry. A group with a
 * field that the source does not store, such as the reader's rating, is left out, because the record page always shows it.
 */
export function listEmptyGroups(
  source: Source,
  registry: FieldRegistry = SOURCE_FIELDS,
): { group: FieldGroup; field: string }[] {
  const values: Readonly<Record<string, unknown>> = source;
  return Object.entries(getFieldsByGroup(registry)).flatMap(([group, fields]) => {
    const [field] = fields;
    const isEmpty = fields.every(
      (name) => registry[name]?.stored === true && isEmptyStoredValue(values[name]),
    );
    // The record page shows the host instead of a missing site name, so this group is never empty.
    if (field === undefined || !isEmpty || group === 'siteName') return [];
    // The cast is needed because tests pass a registry with groups that are not in the type `FieldGroup`.
    return [{ group: group as FieldGroup, field }];
  });
}

const isEmptyStoredValue = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && Object.values(value).every((item) => item === null));
