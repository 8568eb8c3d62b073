import { normalizeForSearch } from '@/lib/base/normalize-for-search';
import { isOneEditApart } from '@/lib/base/one-edit-apart';
import type { ParsedQuery } from './query/query';
import { tokenizeText } from './tokenize';

/**
 * A word or phrase of a search, as its tokens in order. The last token may be only the beginning of a word, unless `isExact`.
 */
export type HighlightTerm = Pick<ParsedQuery['highlightTerms'][number], 'tokens' | 'isExact'>;

/** A part of a text, as offsets in UTF-16 code units. */
export type HighlightRange = { start: number; end: number };

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

type Word = HighlightRange & { text: string; tokens: string[] };

/**
 * Finds the ranges of the searched words in a text, in order. With `shouldTolerateTypos`, a word may differ by one letter, as in
 * a search that otherwise finds nothing.
 */
export function findHighlightRanges(
  text: string,
  highlightTerms: HighlightTerm[],
  shouldTolerateTypos = false,
): HighlightRange[] {
  const words = splitWords(text);
  const ranges = highlightTerms.flatMap((term) => findTermRanges(words, term, shouldTolerateTypos));
  return mergeRanges(ranges);
}

function splitWords(text: string): Word[] {
  return Array.from(text.matchAll(WORD), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
    tokens: tokenizeText(match[0]),
  }));
}

function findTermRanges(words: Word[], term: HighlightTerm, shouldTolerateTypos: boolean): HighlightRange[] {
  const textTokens = words.flatMap((word) => word.tokens.map((token) => ({ word, token })));
  return textTokens.flatMap(({ word, token }, start) => {
    const lastWord = textTokens[start + term.tokens.length - 1]?.word;
    if (lastWord && hasTermAt(textTokens, start, term)) return [narrowRange(word, lastWord, term)];
    return shouldTolerateTypos && isSimilar(token, term) ? [{ start: word.start, end: word.end }] : [];
  });
}

/** Returns whether the tokens of the text from `start` on are those of the term. */
const hasTermAt = (
  textTokens: { token: string }[],
  start: number,
  { tokens, isExact }: HighlightTerm,
): boolean =>
  tokens.every((searchedToken, offset) => {
    const token = textTokens[start + offset]?.token ?? '';
    return offset < tokens.length - 1 || isExact ? token === searchedToken : token.startsWith(searchedToken);
  });

/** In a word without spaces around it (Chinese, Thai), only the searched characters are highlighted. */
function narrowRange(firstWord: Word, lastWord: Word, { tokens }: HighlightTerm): HighlightRange {
  const wholeRange = { start: firstWord.start, end: lastWord.end };
  if (firstWord !== lastWord || firstWord.tokens.length === 1) return wholeRange;
  const searchedCharacters = tokens
    .map((token, index) => (index === 0 ? token : [...token].slice(1).join('')))
    .join('');
  const normalized = normalizeForSearch(firstWord.text);
  const offset = normalized.length === firstWord.text.length ? normalized.indexOf(searchedCharacters) : -1;
  return offset === -1
    ? wholeRange
    : { start: firstWord.start + offset, end: firstWord.start + offset + searchedCharacters.length };
}

const isSimilar = (token: string, { tokens: [searchedToken = '', ...otherTokens] }: HighlightTerm): boolean =>
  otherTokens.length === 0 && searchedToken.length >= 5 && isOneEditApart(token, searchedToken);

function mergeRanges(ranges: HighlightRange[]): HighlightRange[] {
  const mergedRanges: HighlightRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const lastRange = mergedRanges.at(-1);
    if (lastRange && range.start <= lastRange.end) lastRange.end = Math.max(lastRange.end, range.end);
    else mergedRanges.push({ ...range });
  }
  return mergedRanges;
}

/** Splits a text into highlighted and other parts, for display. */
export function splitAtHighlights(
  text: string,
  ranges: HighlightRange[],
): { text: string; isHighlighted: boolean }[] {
  const textParts: { text: string; isHighlighted: boolean }[] = [];
  let end = 0;
  for (const range of ranges) {
    if (range.start > end) textParts.push({ text: text.slice(end, range.start), isHighlighted: false });
    textParts.push({ text: text.slice(range.start, range.end), isHighlighted: true });
    end = range.end;
  }
  if (end < text.length) textParts.push({ text: text.slice(end), isHighlighted: false });
  return textParts;
}
