import { lowerCaseForMatching, normalizeForMatching } from './normalize-for-matching';
import type { SearchableText } from './searchable-text';

/** Whether the words of a quote occur more than once in the text that they were quoted from. */
export function isRepeated({ exact }: { exact: string }, text: SearchableText): boolean {
  const words = lowerCaseForMatching(normalizeForMatching(exact).text);
  const first = text.lowerCase.indexOf(words);
  return words !== '' && first >= 0 && text.lowerCase.indexOf(words, first + 1) >= 0;
}
