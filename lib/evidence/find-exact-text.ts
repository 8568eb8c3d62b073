import { type NormalizedText, normalizeForMatching } from './normalize-for-matching';

/** A text to find, and the text before and after it. Prefix and suffix may be empty. */
export type TextQuoteSelector = { exact: string; prefix: string; suffix: string };

/** A range of a text in UTF-16 offsets; the end is exclusive. */
export type TextRange = { start: number; end: number };

/**
 * Finds a text, ignoring the differences that `normalizeForMatching` removes, such as white space. Returns null if it does not
 * occur. If it occurs several times, returns the occurrence whose context matches prefix and suffix best; if those are equal,
 * the nearest to `expectedStart` (UTF-16 offset).
 */
export function findExactText(
  { exact, prefix, suffix }: TextQuoteSelector,
  text: string,
  expectedStart: number | null,
): TextRange | null {
  const normalized = normalizeForMatching(text);
  const target = normalizeForMatching(exact).text;
  if (target === '') return null;
  const expectedIndex =
    expectedStart === null ? 0 : normalizeForMatching(text.slice(0, expectedStart)).text.length;
  const [before, after] = [normalizeForMatching(prefix).text, normalizeForMatching(suffix).text];
  let best: { index: number; score: number } | null = null;
  for (const index of findOccurrences(target, normalized.text)) {
    const score = scoreContext(normalized.text, index, index + target.length, before, after);
    const isNearer = best !== null && Math.abs(index - expectedIndex) < Math.abs(best.index - expectedIndex);
    if (best === null || score > best.score || (score === best.score && isNearer)) best = { index, score };
  }
  return best && getOriginalRange(normalized, best.index, best.index + target.length);
}

/** Converts a range of the normalised text to the range of the original text. */
function getOriginalRange(normalized: NormalizedText, from: number, to: number): TextRange {
  return { start: normalized.getOriginalIndex(from), end: normalized.getOriginalIndex(to - 1) + 1 };
}

// A very short quote may occur a million times, so the search is limited.
const MAX_OCCURRENCES = 5_000;

function findOccurrences(target: string, text: string): number[] {
  const indexes: number[] = [];
  for (
    let index = text.indexOf(target);
    index >= 0 && indexes.length < MAX_OCCURRENCES;
    index = text.indexOf(target, index + 1)
  )
    indexes.push(index);
  return indexes;
}

/** Counts the characters next to the occurrence that match the prefix and the suffix. */
function scoreContext(text: string, start: number, end: number, before: string, after: string): number {
  let beforeCount = 0;
  while (beforeCount < before.length && before.at(-1 - beforeCount) === text[start - 1 - beforeCount])
    beforeCount += 1;
  let afterCount = 0;
  while (afterCount < after.length && after[afterCount] === text[end + afterCount]) afterCount += 1;
  return beforeCount + afterCount;
}
