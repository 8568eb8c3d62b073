import { normalizeForSearch } from '@/lib/base/normalize-for-search';

/**
 * Reduces the name of a column to its letters and digits, without accents: `Author(s)` and `authors` are the same name. A name without
 * any, such as `#`, stays as it is.
 */
export function normalizeColumnName(name: string): string {
  const text = normalizeForSearch(name);
  return text.replace(/[^\p{L}\p{M}\p{N}]+/gu, '') || text.replace(/^\ufeff/, '').trim();
}
