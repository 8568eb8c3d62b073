import { listIndexedFields } from '../query/field-words';
import { listSearchFields } from '../search-fields';
import type { DocumentValues, IndexDocument } from './index-document';

/**
 * A part of the search index: some sources with their values and words. `words` are the distinct words in order, joined by
 * line feeds. `tokens` are the positions in `words` of every word of every source in reading order; a number from `FIELD_MARK`
 * on begins a text of field `token - FIELD_MARK`. The tokens of source n begin at `offsets[n]`.
 */
export type IndexChunk = {
  format: string;
  values: DocumentValues[];
  words: string;
  tokens: Uint16Array;
  offsets: Uint32Array;
};

/** The first token that is a field and not a word. */
export const FIELD_MARK = 65_000;
/**
 * The maximum number of distinct words in a chunk before its last source is added, which may add
 * `MAX_TOKENS_PER_DOCUMENT` words.
 */
const MAX_WORDS = 34_000;
/** The usual number of sources in a chunk. Larger chunks are read in fewer steps, and smaller chunks are written faster. */
export const CHUNK_SIZE = 1_000;

/** Identifies the fields that a chunk stores. A chunk of another format is built again. */
export const INDEX_FORMAT = hashText(
  [
    '1',
    ...listSearchFields().map(({ name }) => name),
    ...listIndexedFields().presenceFields,
    ...listIndexedFields().choices,
  ].join(' '),
);

// Computes the FNV-1a hash with 32 bits.
function hashText(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(16);
}

/**
 * Builds chunks of documents in the given order. The result is usually one chunk, and several if there are many
 * distinct words.
 */
export function buildChunks(documents: IndexDocument[]): { chunk: IndexChunk; documents: IndexDocument[] }[] {
  const chunks: { chunk: IndexChunk; documents: IndexDocument[] }[] = [];
  let start = 0;
  while (start < documents.length) {
    const words = new Set<string>();
    let end = start;
    while (end < documents.length && end - start < CHUNK_SIZE && words.size < MAX_WORDS) {
      for (const { tokens } of documents[end]?.texts ?? []) for (const token of tokens) words.add(token);
      end += 1;
    }
    const chunkDocuments = documents.slice(start, end);
    chunks.push({ chunk: buildChunk(chunkDocuments, [...words].sort()), documents: chunkDocuments });
    start = end;
  }
  return chunks;
}

function buildChunk(documents: IndexDocument[], words: string[]): IndexChunk {
  const positions = new Map(words.map((word, position) => [word, position]));
  const tokens: number[] = [];
  const offsets = new Uint32Array(documents.length + 1);
  for (const [index, { texts }] of documents.entries()) {
    for (const text of texts) {
      tokens.push(FIELD_MARK + text.field);
      for (const token of text.tokens) tokens.push(positions.get(token) ?? 0);
    }
    offsets[index + 1] = tokens.length;
  }
  return {
    format: INDEX_FORMAT,
    values: documents.map(({ values }) => values),
    words: words.join('\n'),
    tokens: Uint16Array.from(tokens),
    offsets,
  };
}

/** Returns whether a stored value is a chunk that this version can read. */
export function isIndexChunk(value: unknown): value is IndexChunk {
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== INDEX_FORMAT)
    return false;
  // The other fields need no check, because `buildChunk` writes them together with the format.
  const { values, words, tokens, offsets } = value as Partial<IndexChunk>;
  return (
    Array.isArray(values) &&
    typeof words === 'string' &&
    tokens instanceof Uint16Array &&
    offsets instanceof Uint32Array &&
    offsets.length === values.length + 1 &&
    offsets.at(-1) === tokens.length
  );
}
