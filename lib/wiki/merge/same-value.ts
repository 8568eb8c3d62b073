import type { FieldValue, SyncedField } from '@/lib/wiki/model/sync';

/** Whether a value is empty. 0 is a value. */
export const isBlank = (value: FieldValue | undefined): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.every((item) => item.trim() === ''));

/**
 * Whether two values are equal after trimming and after normalising line ends and accents; tags also in any case and order,
 * a title with or without " | Site".
 */
export function isSameValue(
  field: SyncedField,
  a: FieldValue | undefined,
  b: FieldValue | undefined,
): boolean {
  if (isBlank(a) || isBlank(b)) return isBlank(a) && isBlank(b);
  if (Array.isArray(a) && Array.isArray(b)) return isSameList(field, a, b);
  if (typeof a === 'string' && typeof b === 'string')
    return isSameText(field, normalizeForComparison(a), normalizeForComparison(b));
  return a === b;
}

const isSameText = (field: SyncedField, a: string, b: string): boolean =>
  a === b || (field === 'title' && (removeSiteName(a) === b || a === removeSiteName(b)));

function isSameList(field: SyncedField, a: string[], b: string[]): boolean {
  const keys = (items: string[]) => [...new Set(items.map((item) => getItemKey(field, item)))];
  const [keysA, keysB] = field === 'tags' ? [keys(a).sort(), keys(b).sort()] : [keys(a), keys(b)];
  return keysA.length === keysB.length && keysA.every((key, index) => key === keysB[index]);
}

/** The key by which two items of a list are the same. */
export const getItemKey = (field: SyncedField, item: string): string =>
  field === 'tags' ? normalizeForComparison(item).toLowerCase() : normalizeForComparison(item);

// Forms in a browser send CRLF line ends, and some systems send decomposed accents.
const normalizeForComparison = (text: string): string => text.replace(/\r\n?/g, '\n').normalize('NFC').trim();

function removeSiteName(title: string): string {
  const bar = title.lastIndexOf('|');
  const isSeparator = bar > 0 && /\s/.test(title.charAt(bar - 1)) && /^\s[\s\S]/.test(title.slice(bar + 1));
  return isSeparator ? title.slice(0, bar).trimEnd() : title;
}
