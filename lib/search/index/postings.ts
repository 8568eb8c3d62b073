import { listSearchFields } from '../search-fields';
import { type Dictionary, internText } from './dictionary';
import { FIELD_MARK, type IndexChunk } from './index-chunk';

/**
 * The words of a chunk with the sources that have them. `entries[starts[w]]` to `entries[starts[w + 1] - 1]` are the sources with word w.
 * An entry is four times the position of the source in the chunk, plus the best rank of the word in the source.
 */
export type Postings = { words: string[]; starts: Uint32Array; entries: Uint16Array };

/** The rank of each field of `listSearchFields`. */
export const RANK_BY_FIELD = listSearchFields().map(({ rank }) => rank);

/**
 * Builds the postings of a chunk. The words are shared with `vocabulary`, to which new words are added, so that a word of many
 * chunks is in memory once.
 */
export function buildPostings(chunk: IndexChunk, vocabulary: Dictionary): Postings {
  const words = chunk.words === '' ? [] : chunk.words.split('\n').map((word) => internText(vocabulary, word));
  const list = listEntries(chunk, words.length);
  const starts = computeStarts(list, words.length);
  const entries = new Uint16Array(list.count);
  const next = starts.slice();
  for (let index = 0; index < list.count; index += 1) {
    const word = list.words[index] ?? 0;
    const position = next[word] ?? 0;
    entries[position] = list.entries[index] ?? 0;
    next[word] = position + 1;
  }
  return { words, starts, entries };
}

/** The first `count` elements of two arrays: a word and its entry in the postings. */
type EntryList = { words: Uint16Array; entries: Uint16Array; count: number };

/** Lists each word of each source once, with the rank of its first occurrence, which is the best one. */
function listEntries({ tokens, offsets }: IndexChunk, wordCount: number): EntryList {
  const list = { words: new Uint16Array(tokens.length), entries: new Uint16Array(tokens.length), count: 0 };
  const lastDocument = new Int32Array(wordCount).fill(-1);
  for (let document = 0; document < offsets.length - 1; document += 1)
    addEntries(list, lastDocument, document, tokens.subarray(offsets[document], offsets[document + 1]));
  return list;
}

function addEntries(list: EntryList, lastDocument: Int32Array, document: number, tokens: Uint16Array): void {
  let rank = 0;
  for (const token of tokens) {
    if (token >= FIELD_MARK) rank = RANK_BY_FIELD[token - FIELD_MARK] ?? 0;
    else if (lastDocument[token] !== document) {
      lastDocument[token] = document;
      list.words[list.count] = token;
      list.entries[list.count] = document * 4 + rank;
      list.count += 1;
    }
  }
}

/** Returns where the entries of each word begin when they are sorted by word. */
function computeStarts({ words, count }: EntryList, wordCount: number): Uint32Array {
  const starts = new Uint32Array(wordCount + 1);
  for (const word of words.subarray(0, count)) starts[word + 1] = (starts[word + 1] ?? 0) + 1;
  for (let word = 0; word < wordCount; word += 1)
    starts[word + 1] = (starts[word + 1] ?? 0) + (starts[word] ?? 0);
  return starts;
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
