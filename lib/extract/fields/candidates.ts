import type { ListCandidate, TextCandidate } from '@/lib/record/schema/candidate';
import { cleanText, normalizeForComparison } from './clean-text';

/**
 * Returns an array with one candidate, whose value is the cleaned text with at most `limit` characters.
 * Returns an empty array for an empty text.
 */
export function buildTextCandidates(
  value: string | null | undefined,
  from: string,
  limit = 1000,
): TextCandidate[] {
  const cleanedValue = value ? cleanText(value, limit) : '';
  return cleanedValue === '' ? [] : [{ value: cleanedValue, from: cleanText(from, 200) }];
}

/** Returns an array with one list candidate, or an empty array for an empty list. */
export const buildListCandidates = (values: string[], from: string): ListCandidate[] =>
  values.length > 0 ? [{ value: values, from: cleanText(from, 200) }] : [];

/**
 * Removes candidates whose value differs from an earlier value only in case, accents and punctuation. Returns
 * at most `limit` candidates.
 */
export function deduplicateTextCandidates(candidates: readonly TextCandidate[], limit = 8): TextCandidate[] {
  const seenKeys = new Set<string>();
  return candidates
    .filter(({ value }) => {
      const key = normalizeForComparison(value) || value;
      return !seenKeys.has(key) && seenKeys.add(key);
    })
    .slice(0, limit);
}

/** Removes candidates whose value is identical to an earlier one. Returns at most `limit` candidates. */
export function deduplicateByValue(candidates: readonly TextCandidate[], limit = 8): TextCandidate[] {
  const firstByValue = new Map<string, TextCandidate>();
  for (const candidate of candidates)
    if (!firstByValue.has(candidate.value)) firstByValue.set(candidate.value, candidate);
  return [...firstByValue.values()].slice(0, limit);
}

/**
 * Removes lists whose items differ from those of an earlier list only in case, accents and punctuation.
 * Returns at most `limit` candidates.
 */
export function deduplicateListCandidates(candidates: readonly ListCandidate[], limit = 8): ListCandidate[] {
  const seenKeys = new Set<string>();
  return candidates
    .filter(({ value }) => {
      const key = value.map(normalizeForComparison).join('\n');
      return !seenKeys.has(key) && seenKeys.add(key);
    })
    .slice(0, limit);
}
