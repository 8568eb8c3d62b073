import { normalizeForSearch } from '@/lib/base/normalize-for-search';
import { SOURCE_FIELDS } from '@/lib/record/fields';
import type { Source } from '@/lib/record/schema/source';
import { findHighlightRanges, type HighlightRange, type HighlightTerm } from './highlight';
import type { ParsedQuery } from './query/query';
import { listSearchFields } from './search-fields';

/**
 * A sentence that contains a search term, and the field that contains the sentence (a field of the registry, or
 * `quotes`).
 */
export type FieldExcerpt = { field: string; text: string };

/** The maximum length of an excerpt in UTF-16 code units. */
const MAX_LENGTH = 160;
/** The length of the text before the match in a truncated sentence. */
const LENGTH_BEFORE = 50;

const FIELDS = listSearchFields(SOURCE_FIELDS).filter(({ name }) => name !== 'title');

/**
 * Finds the first sentence outside the title that contains a search term. Returns null if no text outside the title
 * contains one.
 */
export function findFieldExcerpt(
  source: Source,
  highlightTerms: ParsedQuery['highlightTerms'],
  shouldTolerateTypos: boolean,
): FieldExcerpt | null {
  for (const { name, read } of FIELDS) {
    const fieldTerms = highlightTerms.filter(({ field }) => field === null || field === name);
    if (fieldTerms.length === 0) continue;
    for (const text of read(source)) {
      const [range] = findHighlightRanges(text, fieldTerms, shouldTolerateTypos);
      if (range) return { field: name, text: truncateSentence(text, range) };
    }
  }
  return null;
}

/**
 * Finds the sentence of a long text that contains the first search term. Returns null if the text does not contain
 * all search terms.
 */
export function findExcerpt(text: string, highlightTerms: HighlightTerm[]): string | null {
  const normalized = normalizeForSearch(text);
  // Most texts do not contain all terms, and a test for substrings is much faster than splitting the text into
  // words.
  const canMatch = highlightTerms.every(({ tokens }) => tokens.every((token) => normalized.includes(token)));
  if (highlightTerms.length === 0 || !canMatch) return null;
  const ranges = highlightTerms.map((highlight) => findHighlightRanges(text, [highlight])[0]);
  const [firstRange] = ranges;
  return firstRange && ranges.every((range) => range !== undefined)
    ? truncateSentence(text, firstRange)
    : null;
}

function truncateSentence(text: string, { start, end }: HighlightRange): string {
  const sentenceStart = findSentenceStart(text, start);
  const sentenceEnd = findSentenceEnd(text, end);
  const from =
    start - sentenceStart > LENGTH_BEFORE + 30 ? findWordStart(text, start - LENGTH_BEFORE) : sentenceStart;
  const to = Math.min(sentenceEnd, from + MAX_LENGTH);
  const ellipsisBefore = from > sentenceStart ? '… ' : '';
  const ellipsisAfter = to < sentenceEnd ? '…' : '';
  return `${ellipsisBefore}${text.slice(from, to).trim()}${ellipsisAfter}`;
}

const isSentenceEnd = (text: string, position: number): boolean =>
  text[position] === '\n' ||
  '。！？'.includes(text[position] ?? ' ') ||
  ('.!?'.includes(text[position] ?? ' ') && /\s/.test(text[position + 1] ?? ' '));

function findSentenceStart(text: string, position: number): number {
  let start = position;
  while (start > 0 && !isSentenceEnd(text, start - 1)) start -= 1;
  return start;
}

function findSentenceEnd(text: string, position: number): number {
  let end = position;
  while (end < text.length && !isSentenceEnd(text, end)) end += 1;
  return Math.min(text.length, end + 1);
}

function findWordStart(text: string, position: number): number {
  const space = text.indexOf(' ', position);
  return space === -1 ? position : space + 1;
}
