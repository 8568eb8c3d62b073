import type { ListCandidate, TextCandidate } from '@/lib/record/schema/candidate';
import { cleanText, normalizeForComparison } from './clean-text';

/** A text candidate, cleaned; none for a text without content. */
export function buildTextCandidates(
  value: string | null | undefined,
  from: string,
  limit = 1000,
): TextCandidate[] {
  const cleaned = value ? cleanText(value, limit) : '';
  return cleaned === '' ? [] : [{ value: cleaned, from: cleanText(from, 200) }];
}

/** A list candidate; none for an empty list. */
export const buildListCandidates = (value: string[], from: string): ListCandidate[] =>
  value.length > 0 ? [{ value, from: cleanText(from, 200) }] : [];

/** The candidates without those that say the same as an earlier one; at most `limit`. */
export function deduplicateTextCandidates(candidates: readonly TextCandidate[], limit = 8): TextCandidate[] {
  const seenKeys = new Set<string>();
  return candidates
    .filter(({ value }) => {
      const key = normalizeForComparison(value) || value;
      return !seenKeys.has(key) && seenKeys.add(key);
    })
    .slice(0, limit);
}

/** The same for lists: two lists are the same when their parts are. */
export function deduplicateListCandidates(candidates: readonly ListCandidate[], limit = 8): ListCandidate[] {
  const seenKeys = new Set<string>();
  return candidates
    .filter(({ value }) => {
      const key = value.map(normalizeForComparison).join('\n');
      return !seenKeys.has(key) && seenKeys.add(key);
    })
    .slice(0, limit);
}
