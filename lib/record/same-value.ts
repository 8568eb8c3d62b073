import type { FieldEntry, FieldRegistry } from './field-entry';
import { findFieldEntry } from './field-lists';
import { RECORD_FIELDS } from './fields';
import type { KeyPoint } from './schema/parts';

/**
 * Which differences between two values of a field are ignored. `exact`: the order of an object's keys. `trimmed`, for
 * typed values: also white space at the ends, and blank items. `normalized`, for values that another system stored: also
 * line ends, Unicode composition, case and order of tags, and a site name after a title.
 */
export type Comparison = 'exact' | 'trimmed' | 'normalized';

/** Whether two values of a field of the record, the edits or the synced values are equal. */
export function isSameValue(
  field: string,
  a: unknown,
  b: unknown,
  comparison: Comparison,
  registry: FieldRegistry = RECORD_FIELDS,
): boolean {
  if (a === b) return true;
  const entry = findFieldEntry(field, registry);
  const [valueA, valueB] = [normalizeValue(entry, a, comparison), normalizeValue(entry, b, comparison)];
  if (serialize(valueA) === serialize(valueB)) return true;
  return (
    comparison === 'normalized' && entry?.mayEndWithSiteName === true && differsBySiteName(valueA, valueB)
  );
}

/** Whether a value is null, blank, a list of blank items or a map without values. 0 is a value. */
export function isEmptyValue(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.every(isEmptyItem);
  return typeof value === 'object' && Object.values(value).every(isEmptyValue);
}

/**
 * Returns the key by which items of a list are compared; items with equal keys are the same item. Tags are compared
 * without case, key points by their text and quotes.
 */
export const getItemKey = (field: string, item: unknown, registry: FieldRegistry = RECORD_FIELDS): string =>
  buildItemKey(findFieldEntry(field, registry), item);

/** Whether a list item is a key point with quotes. Wikis store key points as plain texts. */
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
  if (isKeyPoint(value)) return { ...value, text: value.text.trim() };
  return Array.isArray(value) ? value.filter((item) => !isEmptyItem(item)).map(trimValue) : value;
}

// Browser forms submit CRLF line ends, and some systems send decomposed accents.
const normalizeText = (text: string): string => text.replace(/\r\n?/g, '\n').normalize('NFC').trim();

const differsBySiteName = (a: unknown, b: unknown): boolean =>
  typeof a === 'string' && typeof b === 'string' && (removeSiteName(a) === b || a === removeSiteName(b));

function removeSiteName(title: string): string {
  const bar = title.lastIndexOf('|');
  const isSeparator = bar > 0 && /\s/.test(title.charAt(bar - 1)) && /^\s[\s\S]/.test(title.slice(bar + 1));
  return isSeparator ? title.slice(0, bar).trimEnd() : title;
}

/** Serializes a value as JSON with sorted keys. Undefined stays undefined, so that an absent value differs from null. */
const serialize = (value: unknown): string | undefined =>
  hasObject(value) ? JSON.stringify(value, sortKeys) : JSON.stringify(value);

// Most values are texts and lists of texts; without a replacer they serialize faster.
const hasObject = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(hasObject) : typeof value === 'object' && value !== null;

const sortKeys = (_: string, part: unknown): unknown =>
  typeof part === 'object' && part !== null && !Array.isArray(part)
    ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
    : part;
