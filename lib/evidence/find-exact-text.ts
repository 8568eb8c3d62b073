import { type NormalizedText, normalizeForMatching } from './normalize-for-matching';

/** A text with its prefix and suffix, each of which may be empty. */
export type TextQuoteSelector = { exact: string; prefix: string; suffix: string };

/** A range of a text in UTF-16 offsets; the end is exclusive. */
export type TextRange = { start: number; end: number };

/**
 * Finds a text regardless of white space; null where it does not occur. Of several occurrences, the one whose prefix and
 * suffix match best wins, then the one nearest to `expectedStart`.
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

/** Translates a range of the normalized text into one of the original. */
function getOriginalRange(normalized: NormalizedText, from: number, to: number): TextRange {
  return { start: normalized.getOriginalIndex(from), end: normalized.getOriginalIndex(to - 1) + 1 };
}

// Bounds the time for a very short quote, which may occur a million times.
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

/** Counts the characters of prefix and suffix that match, outwards from the occurrence. */
function scoreContext(text: string, start: number, end: number, before: string, after: string): number {
  let beforeCount = 0;
  while (beforeCount < before.length && before.at(-1 - beforeCount) === text[start - 1 - beforeCount])
    beforeCount += 1;
  let afterCount = 0;
  while (afterCount < after.length && after[afterCount] === text[end + afterCount]) afterCount += 1;
  return beforeCount + afterCount;
}
