import { normalizeForSearch } from '@/lib/base/normalize-for-search';
import { isOneEditApart } from '@/lib/base/one-edit-apart';
import type { ParsedQuery } from './query/query';
import { tokenizeText } from './tokenize';

/** The words to mark in a text (see `ParsedQuery.highlights`). */
export type Highlight = Pick<ParsedQuery['highlights'][number], 'tokens' | 'isExact'>;

/** A part of a text, as offsets in UTF-16 code units. */
export type MarkedRange = { start: number; end: number };

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

type Word = MarkedRange & { text: string; tokens: string[] };

/**
 * Finds the ranges of the words in a text, in order. With `shouldTolerateTypos`, a word may differ by one letter, as in
 * a search that otherwise finds nothing.
 */
export function findHighlights(
  text: string,
  highlights: Highlight[],
  shouldTolerateTypos = false,
): MarkedRange[] {
  const words = splitWords(text);
  const ranges = highlights.flatMap((highlight) => findHighlight(words, highlight, shouldTolerateTypos));
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

function findHighlight(words: Word[], highlight: Highlight, shouldTolerateTypos: boolean): MarkedRange[] {
  const places = words.flatMap((word) => word.tokens.map((token) => ({ word, token })));
  return places.flatMap(({ word, token }, start) => {
    const last = places[start + highlight.tokens.length - 1]?.word;
    if (last && isSequenceAt(places, start, highlight)) return [narrowRange(word, last, highlight)];
    return shouldTolerateTypos && isSimilar(token, highlight) ? [{ start: word.start, end: word.end }] : [];
  });
}

/**
 * Returns whether the searched words follow each other from this position on. The last one may be only the beginning of
 * a word.
 */
const isSequenceAt = (places: { token: string }[], start: number, { tokens, isExact }: Highlight): boolean =>
  tokens.every((searched, offset) => {
    const token = places[start + offset]?.token ?? '';
    return offset < tokens.length - 1 || isExact ? token === searched : token.startsWith(searched);
  });

/** In a word without spaces around it (Chinese, Thai), only the searched characters are marked. */
function narrowRange(first: Word, last: Word, { tokens }: Highlight): MarkedRange {
  const whole = { start: first.start, end: last.end };
  if (first !== last || first.tokens.length === 1) return whole;
  const searched = tokens
    .map((token, index) => (index === 0 ? token : [...token].slice(1).join('')))
    .join('');
  const normalized = normalizeForSearch(first.text);
  const offset = normalized.length === first.text.length ? normalized.indexOf(searched) : -1;
  return offset === -1 ? whole : { start: first.start + offset, end: first.start + offset + searched.length };
}

const isSimilar = (token: string, { tokens: [searched = '', ...others] }: Highlight): boolean =>
  others.length === 0 && searched.length >= 5 && isOneEditApart(token, searched);

function mergeRanges(ranges: MarkedRange[]): MarkedRange[] {
  const merged: MarkedRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else merged.push({ ...range });
  }
  return merged;
}

/** Splits a text into marked and unmarked parts, for display. */
export function splitAtMarks(text: string, ranges: MarkedRange[]): { text: string; isMarked: boolean }[] {
  const parts: { text: string; isMarked: boolean }[] = [];
  let end = 0;
  for (const range of ranges) {
    if (range.start > end) parts.push({ text: text.slice(end, range.start), isMarked: false });
    parts.push({ text: text.slice(range.start, range.end), isMarked: true });
    end = range.end;
  }
  if (end < text.length) parts.push({ text: text.slice(end), isMarked: false });
  return parts;
}
