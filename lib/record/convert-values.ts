import { removeEmptyPoints } from './draft/key-points';
import type { FieldEntry } from './field-entry';
import type { StoredField } from './field-lists';
import { isKeyPoint } from './same-value';
import type { Source } from './schema/source';
import { IDENTIFIER_KINDS } from './vocabulary';

/** What the record stores in a field of the given name; undefined: it has no such field. */
export const readStoredValue = (source: Source, field: string): unknown =>
  // The check in front is what makes the name one of a stored field.
  Object.hasOwn(source, field) ? source[field as StoredField] : undefined;

/** What a form holds in a field that nobody filled. */
export function getEmptyEditValue(entry: FieldEntry): unknown {
  switch (entry.kind) {
    case 'choice':
    case 'link-state':
      return entry.initial ?? null;
    case 'number':
    case 'venue-rating':
      return null;
    case 'list':
    case 'tags':
    case 'key-points':
      return [];
    case 'identifiers':
      return Object.fromEntries(IDENTIFIER_KINDS.map((kind) => [kind, null]));
    case 'rating-level':
      return 'inherit';
    default:
      return '';
  }
}

/** The value of a record's field as a form holds it. */
export function toEditValue(field: string, entry: FieldEntry, source: Source): unknown {
  if (entry.partOf === 'credibilityOverride') {
    const rating = source.credibilityOverride;
    if (!rating) return getEmptyEditValue(entry);
    return entry.kind === 'rating-level' ? String(rating.level) : rating.reason;
  }
  if (entry.kind === 'link-state') return source.linkState?.state ?? null;
  return readStoredValue(source, field) ?? getEmptyEditValue(entry);
}

/** A typed value as the record stores it: trimmed, null where nothing is left, without blank items. */
export function toStoredValue(entry: FieldEntry, value: unknown): unknown {
  if (typeof value === 'string' && entry.kind !== 'choice') {
    const text = value.trim();
    return text === '' && !entry.required ? null : text;
  }
  if (!Array.isArray(value)) return value;
  const list: unknown[] = value;
  if (entry.kind === 'key-points') return removeEmptyPoints(list.filter(isKeyPoint));
  const items = list.map((item) => String(item).trim()).filter((item) => item !== '');
  return entry.kind === 'tags' ? [...new Set(items)] : items;
}
