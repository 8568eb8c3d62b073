import { normalizeForSearch } from '@/lib/base/normalize-for-search';

/**
 * Reduces the name of a column to its letters and digits, in lower case and without accents: `Author(s)` becomes `authors`. A name without
 * letters and digits, such as `#`, does not change.
 */
export function normalizeColumnName(name: string): string {
  const text = normalizeForSearch(name);
  return text.replace(/[^\p{L}\p{M}\p{N}]+/gu, '') || text.replace(/^\ufeff/, '').trim();
}
