const splitWords = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Returns the F1 score of the words in a text, compared with the expected text, as bags of words. */
export function computeWordF1(text: string, expected: string): number {
  const counts = new Map<string, number>();
  const expectedWords = splitWords(expected);
  const words = splitWords(text);
  for (const word of expectedWords) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of words) {
    const count = counts.get(word) ?? 0;
    if (count > 0) {
      common += 1;
      counts.set(word, count - 1);
    }
  }
  return words.length + expectedWords.length === 0 ? 1 : (2 * common) / (words.length + expectedWords.length);
}

/**
 * Returns how well the order of the words is kept: the length of the longest common subsequence of words, as a share of the
 * expected words.
 */
export function computeOrderScore(text: string, expected: string): number {
  const words = splitWords(text);
  const expectedWords = splitWords(expected);
  if (expectedWords.length === 0) return 1;
  let previous = new Uint32Array(words.length + 1);
  for (const expectedWord of expectedWords) {
    const current = new Uint32Array(words.length + 1);
    for (let index = 1; index <= words.length; index += 1)
      current[index] =
        words[index - 1] === expectedWord
          ? (previous[index - 1] ?? 0) + 1
          : Math.max(previous[index] ?? 0, current[index - 1] ?? 0);
    previous = current;
  }
  return (previous[words.length] ?? 0) / expectedWords.length;
}
