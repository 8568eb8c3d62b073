import type { FieldValue, SyncedField } from '@/lib/model/sync';

/** Whether a side has nothing in a field. 0 is a value. */
export const isBlank = (value: FieldValue | undefined): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.every((item) => item.trim() === ''));

/** Whether two values say the same: after trimming, with either kind of line ends and accents, tags in any case and order, a title with or without " | Site". */
export function isSame(field: SyncedField, a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (isBlank(a) || isBlank(b)) return isBlank(a) && isBlank(b);
  if (Array.isArray(a) && Array.isArray(b)) return isSameList(field, a, b);
  if (typeof a === 'string' && typeof b === 'string') return isSameText(field, plain(a), plain(b));
  return a === b;
}

const isSameText = (field: SyncedField, a: string, b: string): boolean =>
  a === b || (field === 'title' && (withoutSite(a) === b || a === withoutSite(b)));

function isSameList(field: SyncedField, a: string[], b: string[]): boolean {
  const keys = (items: string[]) => [...new Set(items.map((item) => itemKey(field, item)))];
  const [left, right] = field === 'tags' ? [keys(a).sort(), keys(b).sort()] : [keys(a), keys(b)];
  return left.length === right.length && left.every((key, n) => key === right[n]);
}

/** What makes two items of a list one. */
export const itemKey = (field: SyncedField, item: string): string =>
  field === 'tags' ? plain(item).toLowerCase() : plain(item);

// What is sent by a form in a browser has line ends of its own, and what comes from some systems accents of their own.
const plain = (text: string): string => text.replace(/\r\n?/g, '\n').normalize('NFC').trim();

const withoutSite = (title: string): string => title.replace(/\s+\|\s+[^|]+$/, '');
