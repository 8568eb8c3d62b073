import type { FoundList, FoundText } from '@/lib/model/found';
import { cleanText, folded } from './clean';

/** A text candidate, cleaned; none for a text without content. */
export function found(value: string | null | undefined, from: string, limit = 1000): FoundText[] {
  const clean = value ? cleanText(value, limit) : '';
  return clean === '' ? [] : [{ value: clean, from: cleanText(from, 200) }];
}

/** A list candidate; none for an empty list. */
export const foundList = (value: string[], from: string): FoundList[] =>
  value.length > 0 ? [{ value, from: cleanText(from, 200) }] : [];

/** The candidates without those that say the same as an earlier one; at most `limit`. */
export function distinct(candidates: readonly FoundText[], limit = 8): FoundText[] {
  const seen = new Set<string>();
  return candidates
    .filter(({ value }) => {
      const key = folded(value) || value;
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, limit);
}

/** The same for lists: two lists are the same when their parts are. */
export function distinctLists(candidates: readonly FoundList[], limit = 8): FoundList[] {
  const seen = new Set<string>();
  return candidates
    .filter(({ value }) => {
      const key = value.map(folded).join('\n');
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, limit);
}
