import { withLock } from '@/lib/browser/web-locks';
import { type IndexLimits, updateIndex } from '@/lib/storage/transactions/update-index';
import { database } from './database';

/**
 * Builds one part of the search index. Runs one call at a time, because two pages and the start of the worker may call
 * it together.
 */
export const updateSearchIndex = (limits: IndexLimits) =>
  withLock('search-index', () => updateIndex(database, limits));

/**
 * Builds the parts of the search index that do not exist yet, for example after an update of the extension. If the worker is
 * stopped before the end, it continues at its next start.
 */
export const buildMissingIndexChunks = (): Promise<void> => buildIndexChunks(Number.MAX_SAFE_INTEGER);

/** Builds the parts that are missing, and those with changes if there are at least `minChanges` in all. */
export async function buildIndexChunks(minChanges: number): Promise<void> {
  for (;;) {
    const result = await updateSearchIndex({ minChanges });
    if (!result.ok || result.value) return;
  }
}
