import { listSearchFields } from '../search-fields';
import { FIELD_MARK, type IndexChunk } from './index-chunk';

/**
 * The words of a chunk with the sources that have them. `entries[starts[w]]` to `entries[starts[w + 1] - 1]` are the sources with word w, each
 * as four times its position in the chunk plus the best rank of the word in it.
 */
export type Postings = { words: string[]; starts: Uint32Array; entries: Uint16Array };

/** The rank of each field of `listSearchFields`. */
export const RANK_BY_FIELD = listSearchFields().map(({ rank }) => rank);

/**
 * Builds the postings of a chunk in two passes. The first one counts the sources of each word, and the second one
 * writes them.
 */
export function buildPostings(chunk: IndexChunk): Postings {
  const words = chunk.words === '' ? [] : chunk.words.split('\n');
  const starts = new Uint32Array(words.length + 1);
  visitWords(chunk, words.length, (word) => {
    starts[word + 1] = (starts[word + 1] ?? 0) + 1;
  });
  for (let word = 0; word < words.length; word += 1)
    starts[word + 1] = (starts[word + 1] ?? 0) + (starts[word] ?? 0);
  const entries = new Uint16Array(starts[words.length] ?? 0);
  const next = starts.slice();
  visitWords(chunk, words.length, (word, document, rank) => {
    const position = next[word] ?? 0;
    entries[position] = document * 4 + rank;
    next[word] = position + 1;
  });
  return { words, starts, entries };
}

/** Calls `visit` once for each word of each source, at the first place of the word, which has the best rank. */
function visitWords(
  { tokens, offsets }: IndexChunk,
  wordCount: number,
  visit: (word: number, document: number, rank: number) => void,
): void {
  const lastDocument = new Int32Array(wordCount).fill(-1);
  const documentCount = offsets.length - 1;
  let document = 0;
  let rank = 0;
  for (const [position, token] of tokens.entries()) {
    while (document < documentCount && (offsets[document + 1] ?? 0) <= position) document += 1;
    if (token >= FIELD_MARK) rank = RANK_BY_FIELD[token - FIELD_MARK] ?? 0;
    else if (lastDocument[token] !== document) {
      lastDocument[token] = document;
      visit(token, document, rank);
    }
  }
}

/** A range of words, from the position `from` up to but not including the position `to`. */
export type WordRange = { from: number; to: number };

/** Finds the range of all words that begin with a text or, with `isExact`, only of the word that equals it. */
export function findWords(words: string[], word: string, isExact: boolean): WordRange {
  const from = findInsertPosition(words, word);
  if (isExact) return { from, to: words[from] === word ? from + 1 : from };
  // No code unit is greater than U+FFFF, so all words with this beginning are sorted before this text.
  return { from, to: findInsertPosition(words, `${word}\uffff`) };
}

function findInsertPosition(words: string[], word: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
