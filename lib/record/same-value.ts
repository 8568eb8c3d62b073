import type { FieldEntry, FieldRegistry } from './field-entry';
import { findFieldEntry } from './field-lists';
import { SOURCE_FIELDS } from './fields';
import type { KeyPoint, Quote } from './schema/parts';

/**
 * Determines which differences between two values of a field are ignored:
 * - `exact`: only the order of object keys
 * - `trimmed`, for typed values: also white space at the ends, blank items, and the positions of quotes in a snapshot
 * - `normalized`, for values that another system stored: also kinds of line ends, Unicode composition, case and order of tags, and a site
 *   name after a title
 */
export type Comparison = 'exact' | 'trimmed' | 'normalized';

/** Returns whether two values of a field are equal. `field` is a field of the source, of the edits or of the synced values. */
export function isSameValue(
  field: string,
  a: unknown,
  b: unknown,
  comparison: Comparison,
  registry: FieldRegistry = SOURCE_FIELDS,
): boolean {
  if (a === b) return true;
  const entry = findFieldEntry(field, registry);
  const [valueA, valueB] = [normalizeValue(entry, a, comparison), normalizeValue(entry, b, comparison)];
  if (serialize(valueA) === serialize(valueB)) return true;
  return (
    comparison === 'normalized' &&
    entry?.canEndWithSiteName === true &&
    isEqualWithoutSiteName(valueA, valueB)
  );
}

/** Returns whether a value is null, blank, a list of blank items, or an object with only empty values. 0 is not empty. */
export function isEmptyValue(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.every(isEmptyItem);
  return typeof value === 'object' && Object.values(value).every(isEmptyValue);
}

/**
 * Returns the key of a list item. Items with equal keys are the same item. The keys of tags that differ only in case are equal. The key of
 * a key point contains its text and its quotes.
 */
export const getItemKey = (field: string, item: unknown, registry: FieldRegistry = SOURCE_FIELDS): string =>
  buildItemKey(findFieldEntry(field, registry), item);

/** Returns whether a list item is a key point. In values from wikis, key points are texts, for which it returns false. */
export const isKeyPoint = (item: unknown): item is KeyPoint =>
  typeof item === 'object' && item !== null && 'quotes' in item && 'text' in item;

function buildItemKey(entry: FieldEntry | undefined, item: unknown): string {
  if (isKeyPoint(item)) {
    const quotes = item.quotes.map(({ exact, prefix, suffix }) => [exact, prefix, suffix]);
    return JSON.stringify([normalizeText(item.text), quotes]);
  }
  if (typeof item !== 'string') return serialize(item) ?? '';
  return entry?.kind === 'tags' ? normalizeText(item).toLowerCase() : normalizeText(item);
}

const isEmptyItem = (item: unknown): boolean =>
  isKeyPoint(item) ? item.text.trim() === '' && item.quotes.length === 0 : item === '' || isBlankText(item);

const isBlankText = (item: unknown): boolean => typeof item === 'string' && item.trim() === '';

function normalizeValue(entry: FieldEntry | undefined, value: unknown, comparison: Comparison): unknown {
  if (comparison === 'exact') return value;
  if (comparison === 'trimmed') return trimValue(value);
  if (isEmptyValue(value)) return null;
  if (typeof value === 'string') return normalizeText(value);
  if (!Array.isArray(value)) return value;
  const keys = [
    ...new Set(value.filter((item) => !isEmptyItem(item)).map((item) => buildItemKey(entry, item))),
  ];
  return entry?.kind === 'tags' ? keys.sort() : keys;
}

function trimValue(value: unknown): unknown {
  if (typeof value === 'string') return value.trim();
  // The position of a quote in a snapshot is ignored, because it is added when the source is saved.
  if (isKeyPoint(value)) return { text: value.text.trim(), quotes: value.quotes.map(removePosition) };
  return Array.isArray(value) ? value.filter((item) => !isEmptyItem(item)).map(trimValue) : value;
}

const removePosition = ({ snapshot: _, start: __, end: ___, ...quote }: Quote) => quote;

// Browser forms submit CRLF line ends, and some systems send decomposed accents.
const normalizeText = (text: string): string => text.replace(/\r\n?/g, '\n').normalize('NFC').trim();

const isEqualWithoutSiteName = (a: unknown, b: unknown): boolean =>
  typeof a === 'string' && typeof b === 'string' && (removeSiteName(a) === b || a === removeSiteName(b));

function removeSiteName(title: string): string {
  const bar = title.lastIndexOf('|');
  const isSeparator = bar > 0 && /\s/.test(title.charAt(bar - 1)) && /^\s[\s\S]/.test(title.slice(bar + 1));
  return isSeparator ? title.slice(0, bar).trimEnd() : title;
}

/** Serializes a value as JSON with sorted keys. Returns undefined for undefined, so that an absent value differs from null. */
const serialize = (value: unknown): string | undefined =>
  hasObject(value) ? JSON.stringify(value, sortKeys) : JSON.stringify(value);

// Most values are texts and lists of texts. `JSON.stringify` is faster for them without a replacer.
const hasObject = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(hasObject) : typeof value === 'object' && value !== null;

const sortKeys = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
