/** Counts the sentences of a text. A last sentence without closing punctuation counts too. */
export function countSentences(text: string): number {
  const trimmedText = text.trim();
  if (trimmedText === '') return 0;
  return [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(trimmedText)].filter(
    ({ segment }) => segment.trim() !== '',
  ).length;
}

/** Counts the words of a text in any script. */
export function countWords(text: string): number {
  // An empty text needs no segmenter. Creating the first one is slow and would delay a form with an empty key point.
  if (text === '') return 0;
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
  const countByPart = new Map<string, number>();
  let count = 0;
  // The text can be split at spaces and line ends, because no word contains them (UAX 29). Each different part is segmented once, because
  // segmenting takes most of the time.
  for (const part of text.split(/[ \n]+/)) {
    let partCount = countByPart.get(part);
    if (partCount === undefined) {
      partCount = [...segmenter.segment(part)].filter(({ isWordLike }) => isWordLike).length;
      countByPart.set(part, partCount);
    }
    count += partCount;
  }
  return count;
}

/** Counts the paragraphs of a text, which are separated by blank lines. */
export const countParagraphs = (text: string): number =>
  text.split(/\n\s*\n/).filter((part) => part.trim() !== '').length;

/** The recommended maximum length of a key point in words. A longer key point can be saved. */
export const KEY_POINT_MAX_WORDS = 25;
/** The maximum length of a context note that wikis accept, in characters. A longer note can be saved in the library. */
export const CONTEXT_NOTE_MAX_LENGTH = 500;
