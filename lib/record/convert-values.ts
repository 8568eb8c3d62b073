import { parseTypedDate } from '@/lib/base/parse-typed-date';
import { removeEmptyPoints } from './draft/key-points';
import type { FieldEntry } from './field-entry';
import type { StoredField } from './field-lists';
import { isKeyPoint } from './same-value';
import type { Source } from './schema/source';
import { IDENTIFIER_KINDS } from './vocabulary';

/** Returns the stored value of a field, or undefined if the source has no field with this name. */
export const readStoredValue = (source: Source, field: string): unknown =>
  // The cast is safe because `Object.hasOwn` has checked that a stored field has this name.
  Object.hasOwn(source, field) ? source[field as StoredField] : undefined;

/** Returns the value that a form shows in an empty field. */
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

/** Returns the value that the source stores in an empty field. */
export function getEmptyStoredValue(entry: FieldEntry): unknown {
  switch (entry.kind) {
    case 'choice':
      return entry.initial ?? null;
    case 'list':
    case 'tags':
    case 'key-points':
    case 'url-list':
    case 'citing-pages':
      return [];
    case 'identifiers':
      return getEmptyEditValue(entry);
    case 'provenance':
      return {};
    default:
      return null;
  }
}

/** Converts a stored value to the value that a form edits. */
export function toEditValue(field: string, entry: FieldEntry, source: Source): unknown {
  if (entry.partOf === 'credibilityOverride') {
    const rating = source.credibilityOverride;
    if (!rating) return getEmptyEditValue(entry);
    return entry.kind === 'rating-level' ? String(rating.level) : rating.reason;
  }
  if (entry.kind === 'link-state') return source.linkState?.state ?? null;
  return readStoredValue(source, field) ?? getEmptyEditValue(entry);
}

/** Converts a typed date to its stored form, such as `2024-05-28`. Returns an ambiguous date and any other text unchanged. */
export function toStoredDate(text: string): string {
  const date = parseTypedDate(text, null, new Date().getFullYear());
  return date.kind === 'date' ? date.value : text;
}

/**
 * Converts a value of the form to the stored value: trims texts, converts dates, and removes blank items and duplicate tags. An empty text
 * becomes null, unless the field is required.
 */
export function toStoredValue(entry: FieldEntry, value: unknown): unknown {
  if (typeof value === 'string' && entry.kind !== 'choice') {
    const text = value.trim();
    if (text === '' && !entry.required) return null;
    return entry.kind === 'date' ? toStoredDate(text) : text;
  }
  if (!Array.isArray(value)) return value;
  const list: unknown[] = value;
  if (entry.kind === 'key-points') return removeEmptyPoints(list.filter(isKeyPoint));
  const items = list.map((item) => String(item).trim()).filter((item) => item !== '');
  return entry.kind === 'tags' ? [...new Set(items)] : items;
}
