/** Counts for the soft guides under the fields. Nothing here is ever an error. */

/** Sentences, by their closing marks; a text without any is one sentence. */
export function countSentences(text: string): number {
  const trimmed = text.trim();
  if (trimmed === '') return 0;
  return [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(trimmed)].filter(
    ({ segment }) => segment.trim() !== '',
  ).length;
}

/** Words, in any script. */
export function countWords(text: string): number {
  let count = 0;
  for (const { isWordLike } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text))
    if (isWordLike) count += 1;
  return count;
}

/** Paragraphs: runs of lines between empty ones. */
export const countParagraphs = (text: string): number =>
  text.split(/\n\s*\n/).filter((part) => part.trim() !== '').length;

/** A key point is one claim of up to this many words. */
export const KEY_POINT_MAX_WORDS = 25;
/** The longest context note, in characters, that wikis take. */
export const CONTEXT_NOTE_MAX_LENGTH = 500;
