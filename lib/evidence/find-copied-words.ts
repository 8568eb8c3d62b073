import { anchorQuote, findUnchangedWords, type QuoteSelector } from './anchor-quote';
import { lowerCaseForMatching, normalizeForMatching } from './normalize-for-matching';
import { SearchableText, type TextRange } from './searchable-text';

// The viewer also copies running heads, page numbers and footnotes that lie within the selection.
const MIN_SIMILARITY_OF_COPY = 0.85;
// Fewer characters resemble other places by chance.
const MIN_APPROXIMATE_LENGTH = 40;
const MAX_APPROXIMATE_LENGTH = 5_000;

/**
 * Finds words that were copied from a viewer of PDFs in the captured text: unchanged, without the hyphens at the ends of lines, or
 * with a few changed characters. Returns null if no place is certain enough.
 */
export function findCopiedWords(selector: QuoteSelector, text: SearchableText): TextRange | null {
  const unchangedRange = findUnchangedWords(selector, text);
  if (unchangedRange) return unchangedRange;
  const textWithoutHyphens = new SearchableText(hideHyphens(text.original));
  const selectorWithoutHyphens = { ...selector, exact: hideHyphens(selector.exact) };
  return (
    findUnchangedWords(selectorWithoutHyphens, textWithoutHyphens) ??
    findKnownLines(selectorWithoutHyphens, textWithoutHyphens) ??
    findSimilarWords(selectorWithoutHyphens, textWithoutHyphens)
  );
}

/** Finds the words without the lines that the captured text does not have, such as running heads, if these are the smaller part. */
function findKnownLines(selector: QuoteSelector, text: SearchableText): TextRange | null {
  const knownLines = selector.exact
    .split('\n')
    .filter((line) => text.lowerCase.includes(lowerCaseForMatching(normalizeForMatching(line).text)));
  const exact = knownLines.join('\n');
  return exact.length * 2 < selector.exact.length ? null : findUnchangedWords({ ...selector, exact }, text);
}

function findSimilarWords(selector: QuoteSelector, text: SearchableText): TextRange | null {
  const { length } = selector.exact;
  if (length < MIN_APPROXIMATE_LENGTH || length > MAX_APPROXIMATE_LENGTH) return null;
  const match = anchorQuote(selector, text);
  if (!match || match.similarity < MIN_SIMILARITY_OF_COPY) return null;
  return expandToWords(match, text.original);
}

// Spaces are ignored in a comparison, and the offsets stay the same. PDFium writes U+FFFE for a hyphen at the end of a line.
const hideHyphens = (text: string): string => text.replace(/[-\u00ad\u2010\u2011\ufffe]/g, ' ');

/** Expands a range to the whole words at its ends, because the ends of a similar text are not exact. */
function expandToWords({ start, end }: TextRange, text: string): TextRange {
  let [from, to] = [start, end];
  while (from > 0 && isWithinWord(text, from)) from -= 1;
  while (to < text.length && isWithinWord(text, to)) to += 1;
  return { start: from, end: to };
}

const WORD_CHARACTER = /[\p{L}\p{N}]/u;
// Scripts without spaces between words have no ends of words to find.
const UNSPACED_CHARACTER = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;

const isWithinWord = (text: string, offset: number): boolean =>
  [text.charAt(offset - 1), text.charAt(offset)].every(
    (character) => WORD_CHARACTER.test(character) && !UNSPACED_CHARACTER.test(character),
  );
