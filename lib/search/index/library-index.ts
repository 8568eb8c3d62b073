import { appendValues, type Columns, createColumns } from './columns';
import { createDictionary, type Dictionary } from './dictionary';
import { buildChunks, type IndexChunk } from './index-chunk';
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
  /** The sources that changed since their chunk was built, in memory only. */
  changedDocuments: Map<string, IndexDocument>;
  changedChunks: LoadedChunk[];
  deadCount: number;
  resolveVenue: VenueResolver;
  /** The sync state of each source with the active wiki (`SYNC_WORDS`). Null means that no wiki is active. */
  syncById: ReadonlyMap<string, string> | null;
  /** The verdicts on the claims of the active wiki that rest on each source (`CLAIM_VERDICTS`). Sources without claims are absent. */
  verdictsById: ReadonlyMap<string, ReadonlySet<string>>;
  /** The states of each source's quotes at the last check of its page (`QUOTE_WORDS`). Sources that were not checked are absent. */
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
 * Loads the stored chunk of the ids after `after` up to and including `until`. It replaces all entries with these ids.
 * Sources of the chunk with other ids are ignored, because another chunk now contains them.
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
}

/** Removes the sources of a stored chunk, except those with a newer entry. */
export function unloadChunk(index: LibraryIndex, key: string): void {
  const loadedChunk = index.chunkByKey.get(key);
  index.chunkByKey.delete(key);
  if (!loadedChunk) return;
  removeChunk(index, loadedChunk);
}

// If there are more chunks of changed sources than this, they are joined into one, because a search visits every chunk.
const MAX_CHANGED_CHUNKS = 24;

/** Adds or replaces sources, and removes others. */
export function changeDocuments(index: LibraryIndex, documents: IndexDocument[], removedIds: string[]): void {
  for (const id of removedIds) {
    index.changedDocuments.delete(id);
    removeSource(index, id);
  }
  for (const document of documents) index.changedDocuments.set(document.values.stableId, document);
  if (index.changedChunks.length < MAX_CHANGED_CHUNKS) addChangedChunks(index, documents);
  else {
    for (const loadedChunk of index.changedChunks) removeChunk(index, loadedChunk);
    index.changedChunks = [];
    addChangedChunks(index, [...index.changedDocuments.values()]);
  }
  index.version += 1;
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

function removeChunk(index: LibraryIndex, loadedChunk: LoadedChunk): void {
  const count = loadedChunk.offsets.length - 1;
  for (let position = loadedChunk.base; position < loadedChunk.base + count; position += 1) {
    const stableId = index.columns.stableIds[position] ?? '';
    if (index.positionById.get(stableId) === position) removeSource(index, stableId);
  }
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
