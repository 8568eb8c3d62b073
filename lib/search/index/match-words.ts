import { isOneEditApart } from '@/lib/base/one-edit-apart';
import type { Dictionary } from './dictionary';
import { FIELD_MARK, type IndexChunk } from './index-chunk';
import { findWords, type Postings, RANK_BY_FIELD, type WordRange } from './postings';

/** A chunk in memory. In the index, its sources have the positions from `base` on. */
export type LoadedChunk = Pick<IndexChunk, 'tokens' | 'offsets'> & { postings: Postings; base: number };

/**
 * The words to find, in this order in one text. `field` is the position of the field in `listSearchFields`, or null for
 * any field.
 */
export type WordQuery = { tokens: string[]; isExact: boolean; field: number | null };

/** The rank of a source that does not match. */
export const NO_MATCH = 255;

/** Writes the best rank of each matching source of a chunk into `ranks`. The caller fills `ranks` with `NO_MATCH` before. */
export function matchWords(loadedChunk: LoadedChunk, query: WordQuery, ranks: Uint8Array): void {
  const lastIndex = query.tokens.length - 1;
  const ranges = query.tokens.map((token, index) =>
    findWords(loadedChunk.postings.words, token, query.isExact || index < lastIndex),
  );
  matchRanges(loadedChunk, ranges, query.field, ranks);
}

/** Lists the words in which one letter is replaced, missing, added, or swapped with its neighbour. */
export const listSimilarWords = ({ texts }: Dictionary, token: string): string[] =>
  texts.filter((word) => Math.abs(word.length - token.length) <= 1 && isOneEditApart(word, token));

function matchRanges(
  loadedChunk: LoadedChunk,
  ranges: WordRange[],
  field: number | null,
  ranks: Uint8Array,
): void {
  const { postings, base } = loadedChunk;
  // Only the sources with the rarest word are read, because they are the fewest.
  const rarestRange = ranges.toSorted((a, b) => countEntries(postings, a) - countEntries(postings, b))[0];
  if (!rarestRange) return;
  const isPlain = ranges.length === 1 && field === null;
  const end = postings.starts[rarestRange.to] ?? 0;
  for (let position = postings.starts[rarestRange.from] ?? 0; position < end; position += 1) {
    const entry = postings.entries[position] ?? 0;
    const document = entry >> 2;
    const rank = isPlain ? entry & 3 : findSequenceRank(loadedChunk, document, ranges, field);
    if (rank < (ranks[base + document] ?? 0)) ranks[base + document] = rank;
  }
}

const countEntries = ({ starts }: Postings, { from, to }: WordRange): number =>
  (starts[to] ?? 0) - (starts[from] ?? 0);

/** Finds the best rank of a text in which the words follow each other. Returns `NO_MATCH` if there is no such text. */
function findSequenceRank(
  { tokens, offsets }: LoadedChunk,
  document: number,
  ranges: WordRange[],
  field: number | null,
): number {
  const end = offsets[document + 1] ?? 0;
  let currentField = -1;
  for (let position = offsets[document] ?? 0; position < end; position += 1) {
    const token = tokens[position] ?? 0;
    if (token >= FIELD_MARK) currentField = token - FIELD_MARK;
    else if ((field === null || field === currentField) && isSequenceAt(tokens, position, end, ranges))
      return RANK_BY_FIELD[currentField] ?? NO_MATCH;
  }
  return NO_MATCH;
}

function isSequenceAt(tokens: Uint16Array, start: number, end: number, ranges: WordRange[]): boolean {
  if (start + ranges.length > end) return false;
  return ranges.every(({ from, to }, index) => {
    const token = tokens[start + index] ?? FIELD_MARK;
    return token >= from && token < to;
  });
}

/** Calls `onMatch` with the position of every source of a chunk whose whole title consists of these words. */
export function forEachExactTitle(
  { tokens, offsets, postings, base }: LoadedChunk,
  title: string[],
  onMatch: (position: number) => void,
): void {
  const ranges = title.map((word) => findWords(postings.words, word, true));
  if (ranges.some(({ from, to }) => from === to)) return;
  for (let document = 0; document < offsets.length - 1; document += 1) {
    // The title is the first text of a source, after the mark of its field.
    const start = (offsets[document] ?? 0) + 1;
    const end = offsets[document + 1] ?? 0;
    if (!isSequenceAt(tokens, start, end, ranges)) continue;
    const after = start + ranges.length;
    if (after === end || (tokens[after] ?? FIELD_MARK) >= FIELD_MARK) onMatch(base + document);
  }
}
