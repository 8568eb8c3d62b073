import type { IndexChunk } from '@/lib/search/index/index-chunk';
import type { IndexDocument } from '@/lib/search/index/index-document';
import {
  changeDocuments,
  createLibraryIndex,
  isWorthReloading,
  type LibraryIndex,
  loadChunk,
  unloadChunk,
  type VenueResolver,
} from '@/lib/search/index/library-index';

type Part = { after: string; until: string; stamp: string };
type Change = { seq: number; stableId: string };

/** The dependencies of an index reader, which read the database. */
export type IndexDeps = {
  /**
   * Returns the parts of the stored index and the changes after `afterSeq`. Both are read in one transaction.
   */
  readState: (afterSeq: number) => Promise<{ parts: Part[]; changes: Change[] }>;
  /** Returns the ids of the changes with an id after `after` up to and including `until`. */
  listChangedIds: (range: { after: string; until: string }) => Promise<string[]>;
  readChunk: (until: string) => Promise<(IndexChunk & { after: string; stamp: string }) | null>;
  readDocuments: (stableIds: string[]) => Promise<{ documents: IndexDocument[]; removedIds: string[] }>;
  listStableIds: () => Promise<string[]>;
};

/** The search index in memory and the functions that bring it up to date. */
export type IndexReader = {
  getIndex: () => LibraryIndex;
  /** Loads what was written since the last call. The first call loads everything. Only one call may run at a time. */
  refresh: () => Promise<void>;
  /**
   * Adds sources whose write was not recorded, for example because an earlier version wrote them. Removes sources that
   * no longer exist.
   */
  repair: () => Promise<void>;
};

// Sources are read in batches, so that a large import does not hold all of them in memory.
const BATCH_SIZE = 500;

/** The loaded state of the stored index: the stamp of each loaded part, and the last applied change. */
type LoadedState = { index: LibraryIndex; stamps: Map<string, string>; lastSeq: number };

/** Creates a reader with an empty index. */
export function createIndexReader(deps: IndexDeps, resolveVenue: VenueResolver): IndexReader {
  let loadedState: LoadedState = { index: createLibraryIndex(resolveVenue), stamps: new Map(), lastSeq: 0 };
  const refresh = async (): Promise<void> => {
    await loadChanges(deps, loadedState);
    if (!isWorthReloading(loadedState.index)) return;
    const {
      resolveVenue: currentResolver,
      syncById,
      verdictsById,
      quoteStatesById,
      version,
    } = loadedState.index;
    const index = {
      ...createLibraryIndex(currentResolver),
      syncById,
      verdictsById,
      quoteStatesById,
      version,
    };
    const reloadedState = { index, stamps: new Map(), lastSeq: 0 };
    await loadChanges(deps, reloadedState);
    loadedState = reloadedState;
  };
  return {
    getIndex: () => loadedState.index,
    refresh,
    repair: async () => {
      const { index } = loadedState;
      const stableIds = await deps.listStableIds();
      const storedIds = new Set(stableIds);
      await applyChanges(deps, index, [
        ...stableIds.filter((id) => !index.positionById.has(id)),
        ...[...index.positionById.keys()].filter((id) => !storedIds.has(id)),
      ]);
    },
  };
}

async function loadChanges(deps: IndexDeps, loadedState: LoadedState): Promise<void> {
  const { parts, changes } = await deps.readState(loadedState.lastSeq);
  const { loadedParts, stamps } = await loadParts(deps, loadedState, parts);
  const changedIds = new Set(changes.map(({ stableId }) => stableId));
  // Loading a part that was built again may revert changes that were applied before, so all changes of its sources are applied again.
  if (loadedState.lastSeq > 0)
    for (const part of loadedParts) for (const id of await deps.listChangedIds(part)) changedIds.add(id);
  await applyChanges(deps, loadedState.index, [...changedIds]);
  // If a read failed, the next call loads the parts and applies their changes again.
  loadedState.stamps = stamps;
  loadedState.lastSeq = changes.reduce((max, { seq }) => Math.max(max, seq), loadedState.lastSeq);
}

/** Loads the parts that were built since the last call. Returns them, and the stamps of all loaded parts. */
async function loadParts(
  deps: IndexDeps,
  loadedState: LoadedState,
  parts: Part[],
): Promise<{ loadedParts: Part[]; stamps: Map<string, string> }> {
  const { index } = loadedState;
  const stamps = new Map(loadedState.stamps);
  const outdatedParts = parts.filter(({ until, stamp }) => stamps.get(until) !== stamp);
  for await (const [{ until, stamp }, chunk] of readAhead(outdatedParts, ({ until }) =>
    deps.readChunk(until),
  )) {
    if (chunk) loadChunk(index, until, chunk, chunk.after);
    stamps.set(until, chunk?.stamp ?? stamp);
  }
  const currentKeys = new Set(parts.map(({ until }) => until));
  for (const until of [...stamps.keys()]) {
    if (currentKeys.has(until)) continue;
    unloadChunk(index, until);
    stamps.delete(until);
  }
  return { loadedParts: outdatedParts, stamps };
}

// The number of parts that are read at the same time. A read spends most of its time waiting for other
// processes of the browser.
const READ_AHEAD = 4;

/** Reads a value for each item. Yields them in order; the reads of the next items have then started. */
async function* readAhead<T, R>(
  items: T[],
  read: (item: T) => Promise<R>,
): AsyncGenerator<[item: T, value: R]> {
  const reads: Promise<R>[] = [];
  for (const [index, item] of items.entries()) {
    for (const nextItem of items.slice(reads.length, index + READ_AHEAD)) {
      const nextRead = read(nextItem);
      // The loop rejects with the first failure, and nothing awaits the reads after it.
      nextRead.catch(() => {});
      reads.push(nextRead);
    }
    // The loop above has started the read.
    yield [item, await (reads[index] as Promise<R>)];
  }
}

async function applyChanges(deps: IndexDeps, index: LibraryIndex, stableIds: string[]): Promise<void> {
  for (let start = 0; start < stableIds.length; start += BATCH_SIZE) {
    const { documents, removedIds } = await deps.readDocuments(stableIds.slice(start, start + BATCH_SIZE));
    changeDocuments(index, documents, removedIds);
  }
}
