import type { ListCandidate, TextCandidate } from '@/lib/record/schema/candidate';
import { cleanText, normalizeForComparison } from './clean-text';

/**
 * Builds a candidate from a cleaned text of at most `limit` characters; returns an empty array for an empty
 * text.
 */
export function buildTextCandidates(
  value: string | null | undefined,
  from: string,
  limit = 1000,
): TextCandidate[] {
  const cleanedValue = value ? cleanText(value, limit) : '';
  return cleanedValue === '' ? [] : [{ value: cleanedValue, from: cleanText(from, 200) }];
}

/** Builds a list candidate; returns an empty array for an empty list. */
export const buildListCandidates = (value: string[], from: string): ListCandidate[] =>
  value.length > 0 ? [{ value, from: cleanText(from, 200) }] : [];

/**
 * Drops candidates that equal an earlier one apart from case, accents and punctuation, then keeps at most
 * `limit`.
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

/** Drops candidates whose value exactly equals an earlier one, then keeps at most `limit`. */
export function deduplicateByValue(candidates: readonly TextCandidate[], limit = 8): TextCandidate[] {
  const firstByValue = new Map<string, TextCandidate>();
  for (const candidate of candidates)
    if (!firstByValue.has(candidate.value)) firstByValue.set(candidate.value, candidate);
  return [...firstByValue.values()].slice(0, limit);
}

/** Drops lists whose parts equal those of an earlier list apart from case, accents and punctuation. */
export function deduplicateListCandidates(candidates: readonly ListCandidate[], limit = 8): ListCandidate[] {
  const seenKeys = new Set<string>();
  return candidates
    .filter(({ value }) => {
      const key = value.map(normalizeForComparison).join('\n');
      return !seenKeys.has(key) && seenKeys.add(key);
    })
    .slice(0, limit);
}
