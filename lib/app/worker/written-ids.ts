import type { ImportChunkDeps } from './import-chunk';

/** Lists the stable ids that the chunks of an import from index `from` up to and excluding `to` wrote. */
type ListImportedIds = (changeId: string, from: number, to: number) => Promise<string[]>;

/**
 * Creates the function that returns what an import wrote. It has the ids of the last import in memory and reads only those of new
 * chunks; after the worker was stopped, it reads all of them again.
 */
export function createWrittenIdReader(listImportedIds: ListImportedIds): ImportChunkDeps['getWrittenIds'] {
  let known = { changeId: '', chunkCount: 0, ids: new Set<string>() };
  return async ({ id, chunkCount }) => {
    if (known.changeId !== id || known.chunkCount > chunkCount)
      known = { changeId: id, chunkCount: 0, ids: new Set() };
    const { ids } = known;
    if (known.chunkCount < chunkCount)
      for (const stableId of await listImportedIds(id, known.chunkCount, chunkCount)) ids.add(stableId);
    known.chunkCount = chunkCount;
    return ids;
  };
}
