import { lowerCaseForMatching, normalizeForMatching } from './normalize-for-matching';
import type { SearchableText, TextRange } from './searchable-text';

const MAX_MATCHES = 1_000;

/** Finds all places of some words in a text, apart from case and the differences that `normalizeForMatching` removes. */
export function findWords(words: string, text: SearchableText): TextRange[] {
  const normalizedWords = lowerCaseForMatching(normalizeForMatching(words).text);
  const ranges: TextRange[] = [];
  if (normalizedWords === '') return ranges;
  let start = text.lowerCase.indexOf(normalizedWords);
  while (start >= 0 && ranges.length < MAX_MATCHES) {
    const end = start + normalizedWords.length;
    ranges.push(text.getOriginalRange(start, end));
    start = text.lowerCase.indexOf(normalizedWords, end);
  }
  return ranges;
}
