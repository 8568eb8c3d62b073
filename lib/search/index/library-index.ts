import { appendValues, type Columns, createColumns } from './columns';
import { createDictionary, type Dictionary } from './dictionary';
import { buildChunks, CHUNK_SIZE, type IndexChunk } from './index-chunk';
import type { IndexDocument } from './index-document';
import type { LoadedChunk } from './match-words';
import { buildPostings } from './postings';

/** The data of venues that the index needs. It is passed in, because the index does not store it with the sources. */
export type VenueInfo = { name: string; level: number };

/** Returns the name and the level of a venue. Level 0 means unrated. `venueId` may be empty. */
export type VenueResolver = (venue: { venueId: string; siteName: string; host: string }) => VenueInfo;

/** The search index in memory. Only its own functions change it, and `lib/search/index/run-query` reads it. */
export type LibraryIndex = {
  columns: Columns;
  chunks: LoadedChunk[];
  /** The distinct words of all chunks. Words of removed sources stay in it. */
  vocabulary: Dictionary;
  /** The position of each source in the columns. */
  positionById: Map<string, number>;
  /** The chunks that were loaded from the database, by their key there. */
  chunkByKey: Map<string, LoadedChunk>;
  /** The sources that changed since their stored chunk was built. */
  changedDocuments: Map<string, IndexDocument>;
  /** The chunks of these sources, which are in memory only. */
  changedChunks: LoadedChunk[];
  /** The number of positions that were replaced or removed (`isLive` is 0). */
  deadCount: number;
  resolveVenue: VenueResolver;
  /** The sync status of each source with the active wiki (`SYNC_WORDS`). Null means that no wiki is active. */
  syncById: ReadonlyMap<string, string> | null;
  /** The verdicts on the claims of the active wiki that rest on each source (`CLAIM_VERDICTS`). Sources without claims are absent. */
  verdictsById: ReadonlyMap<string, ReadonlySet<string>>;
  /** The states of each source's quotes (`QUOTE_WORDS`). Sources without a known state are absent. */
  quoteStatesById: ReadonlyMap<string, ReadonlySet<string>>;
  /** A number that increases with every change of the index. Results of an older version are outdated. */
  version: number;
};

/** Creates an index without sources. */
export const createLibraryIndex = (resolveVenue: VenueResolver): LibraryIndex => ({
  columns: createColumns(),
  chunks: [],
  vocabulary: createDictionary(),
  positionById: new Map(),
  chunkByKey: new Map(),
  changedDocuments: new Map(),
  changedChunks: [],
  deadCount: 0,
  resolveVenue,
  syncById: null,
  verdictsById: new Map(),
  quoteStatesById: new Map(),
  version: 0,
});

/**
 * Loads the stored chunk of the ids after `after` up to and including `until`. The chunk replaces all entries with these ids. Its sources
 * with other ids are ignored, because another chunk now contains them.
 */
export function loadChunk(index: LibraryIndex, until: string, chunk: IndexChunk, after = ''): void {
  unloadChunk(index, until);
  // A source that was removed after its change was loaded is not in any chunk.
  for (const stableId of [...index.changedDocuments.keys()]) {
    if (stableId <= after || stableId > until) continue;
    index.changedDocuments.delete(stableId);
    removeSource(index, stableId);
  }
  index.chunkByKey.set(until, appendChunk(index, chunk, after));
  const replacedChunks = index.changedChunks.filter((changed) => listCurrentIds(index, changed).length === 0);
  removeChangedChunks(index, replacedChunks);
}

/** Removes the sources of a stored chunk, except those with a newer entry. */
export function unloadChunk(index: LibraryIndex, key: string): void {
  const loadedChunk = index.chunkByKey.get(key);
  index.chunkByKey.delete(key);
  if (!loadedChunk) return;
  removeChunk(index, loadedChunk);
}

// If there are more small chunks of changed sources than this, they are joined, because a search visits every chunk.
const MAX_SMALL_CHUNKS = 24;
const isSmall = ({ offsets }: LoadedChunk): boolean => offsets.length - 1 < CHUNK_SIZE / 2;

/** Adds or replaces sources, and removes others. */
export function changeDocuments(index: LibraryIndex, documents: IndexDocument[], removedIds: string[]): void {
  for (const id of removedIds) {
    index.changedDocuments.delete(id);
    removeSource(index, id);
  }
  for (const document of documents) index.changedDocuments.set(document.values.stableId, document);
  const smallChunks = index.changedChunks.filter(isSmall);
  addChangedChunks(
    index,
    smallChunks.length < MAX_SMALL_CHUNKS ? documents : takeDocuments(index, smallChunks, documents),
  );
  index.version += 1;
}

/** Removes chunks of changed sources. Returns their documents that are still current, and `documents`. */
function takeDocuments(
  index: LibraryIndex,
  chunks: LoadedChunk[],
  documents: IndexDocument[],
): IndexDocument[] {
  const documentById = new Map(documents.map((document) => [document.values.stableId, document]));
  for (const chunk of chunks)
    for (const stableId of listCurrentIds(index, chunk)) {
      const document = index.changedDocuments.get(stableId);
      if (document) documentById.set(stableId, document);
    }
  removeChangedChunks(index, chunks);
  return [...documentById.values()];
}

function removeChangedChunks(index: LibraryIndex, chunks: LoadedChunk[]): void {
  for (const chunk of chunks) removeChunk(index, chunk);
  index.changedChunks = index.changedChunks.filter((chunk) => !chunks.includes(chunk));
}

function addChangedChunks(index: LibraryIndex, documents: IndexDocument[]): void {
  for (const { chunk } of buildChunks(documents)) index.changedChunks.push(appendChunk(index, chunk, ''));
}

function appendChunk(index: LibraryIndex, chunk: IndexChunk, after: string): LoadedChunk {
  const base = index.columns.stableIds.length;
  for (const values of chunk.values) {
    const position = appendValues(index.columns, values);
    if (values.stableId > after) {
      removeSource(index, values.stableId);
      index.positionById.set(values.stableId, position);
    } else index.columns.isLive[position] = 0;
  }
  const { tokens, offsets } = chunk;
  const loadedChunk = { tokens, offsets, postings: buildPostings(chunk, index.vocabulary), base };
  index.chunks.push(loadedChunk);
  index.version += 1;
  return loadedChunk;
}

/** Lists the ids of the sources whose current entry is in a chunk. */
function listCurrentIds(index: LibraryIndex, { offsets, base }: LoadedChunk): string[] {
  const end = base + offsets.length - 1;
  return index.columns.stableIds
    .slice(base, end)
    .filter((stableId, offset) => index.positionById.get(stableId) === base + offset);
}

function removeChunk(index: LibraryIndex, loadedChunk: LoadedChunk): void {
  for (const stableId of listCurrentIds(index, loadedChunk)) removeSource(index, stableId);
  index.chunks = index.chunks.filter((chunk) => chunk !== loadedChunk);
  index.version += 1;
}

function removeSource(index: LibraryIndex, stableId: string): void {
  const position = index.positionById.get(stableId);
  if (position === undefined) return;
  index.columns.isLive[position] = 0;
  index.positionById.delete(stableId);
  index.deadCount += 1;
}

/** Returns whether so many entries were replaced that loading the index again would save memory and time. */
export const isWorthReloading = ({ deadCount, positionById }: LibraryIndex): boolean =>
  deadCount > 5_000 + positionById.size / 2;
