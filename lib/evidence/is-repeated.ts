import { lowerCaseForMatching, normalizeForMatching } from './normalize-for-matching';
import type { SearchableText } from './searchable-text';

/** Whether the words of a quote occur more than once in the text that they were quoted from. */
export function isRepeated({ exact }: { exact: string }, text: SearchableText): boolean {
  const words = lowerCaseForMatching(normalizeForMatching(exact).text);
  const firstStart = text.lowerCase.indexOf(words);
  return words !== '' && firstStart >= 0 && text.lowerCase.indexOf(words, firstStart + 1) >= 0;
}
