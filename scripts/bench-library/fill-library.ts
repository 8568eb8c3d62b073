import type { Page } from 'playwright-core';
import { buildRow } from '@/lib/storage/transactions/build-row';
import type { createBenchLibrary } from './make-library';

type BenchLibrary = ReturnType<typeof createBenchLibrary>;

const BATCH_SIZE = 1_000;

/**
 * Writes `count` sources into the database of the extension, with the same rows that a save writes. Deletes the search index, as
 * if the library came from an earlier version. Returns the time of the database in ms, without the time to generate the sources.
 * The extension must have opened the database once, so that the object stores exist.
 */
export async function fillLibrary(page: Page, library: BenchLibrary, count: number): Promise<number> {
  let databaseMs = await writeRows(page, { venues: library.venues });
  for (let start = 0; start < count; start += BATCH_SIZE) {
    const length = Math.min(BATCH_SIZE, count - start);
    const entries = Array.from({ length }, (_, offset) => library.makeBenchSource(start + offset));
    const sources = entries.map(({ source }) => buildRow(source, null));
    const snapshots = entries.flatMap(({ snapshot }) => snapshot ?? []);
    databaseMs += await writeRows(page, { sources, snapshots });
  }
  await clearStores(page, ['indexChunks', 'indexTags', 'indexChanges']);
  return databaseMs;
}

/** Writes rows into stores of the database in one transaction. Returns the time of the transaction in ms. */
const writeRows = (page: Page, rowsByStore: Record<string, unknown[]>): Promise<number> =>
  page.evaluate(async (rows) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('provenote');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const startMs = performance.now();
    await new Promise((resolve, reject) => {
      const transaction = database.transaction(Object.keys(rows), 'readwrite');
      transaction.oncomplete = resolve;
      transaction.onerror = () => reject(transaction.error);
      for (const [store, storeRows] of Object.entries(rows))
        for (const row of storeRows) transaction.objectStore(store).put(row);
    });
    database.close();
    return performance.now() - startMs;
  }, rowsByStore);

/** Deletes all rows of the stores. */
const clearStores = (page: Page, stores: string[]): Promise<void> =>
  page.evaluate(async (names) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('provenote');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    await new Promise((resolve, reject) => {
      const transaction = database.transaction(names, 'readwrite');
      transaction.oncomplete = resolve;
      transaction.onerror = () => reject(transaction.error);
      for (const name of names) transaction.objectStore(name).clear();
    });
    database.close();
  }, stores);
