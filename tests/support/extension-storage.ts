import type { Page } from 'playwright-core';
import type { KeyPoint } from '../../lib/record/schema/parts.ts';
import type { TestBrowser } from './chromium.ts';

/** Reads the storage of the extension from a page of its origin that runs no code of the extension. */
export type ExtensionStorage = {
  readRows: (
    table:
      | 'sources'
      | 'snapshots'
      | 'pageChecks'
      | 'venues'
      | 'outboxEntries'
      | 'wikis'
      | 'wikiConditions'
      | 'changes'
      | 'changeChunks',
  ) => Promise<Record<string, unknown>[]>;
  /** Reads the stored sources, without those in the bin. */
  readSources: () => Promise<StoredSource[]>;
  /** Deletes all sources from the database. This cannot be undone in the extension. */
  deleteSources: () => Promise<void>;
  /** Reads all keys and values of `storage.local`. */
  readLocalStorage: () => Promise<Record<string, unknown>>;
  page: Page;
};

type StoredSource = {
  stableId: string;
  url: string;
  aliases: string[];
  title: string;
  authors: string[];
  publishedDate: string | null;
  linkState: { state: string; checkedAt: string } | null;
  type: string;
  subtype: string | null;
  summary: string | null;
  keyPoints: KeyPoint[];
  importance: number | null;
  status: string;
};

/** Opens a page that reads the storage of the extension. */
export async function openExtensionStorage(browser: TestBrowser): Promise<ExtensionStorage> {
  const page = await browser.openExtensionPage('manifest.json');
  const readRows: ExtensionStorage['readRows'] = (table) =>
    page.evaluate(async (name) => {
      // `indexedDB.open` creates a missing database.
      const databases = await indexedDB.databases();
      if (!databases.some((database) => database.name === 'provenote')) return [];
      const connection = await new Promise<IDBDatabase>((resolve, reject) => {
        const openRequest = indexedDB.open('provenote');
        openRequest.onsuccess = () => resolve(openRequest.result);
        openRequest.onerror = () => reject(openRequest.error);
      });
      if (!connection.objectStoreNames.contains(name)) {
        connection.close();
        return [];
      }
      return new Promise<Record<string, unknown>[]>((resolve, reject) => {
        const readRequest = connection.transaction(name).objectStore(name).getAll();
        readRequest.onsuccess = () => {
          connection.close();
          resolve(readRequest.result);
        };
        readRequest.onerror = () => reject(readRequest.error);
      });
    }, table);
  return {
    page,
    readRows,
    readSources: async () =>
      (await readRows('sources'))
        // The column has the name `shelf` in the database, and contains the section.
        .filter(({ shelf }) => shelf !== 'bin')
        .map(({ source }) => source as StoredSource),
    deleteSources: () => page.evaluate(deleteSources),
    readLocalStorage: () => page.evaluate(() => chrome.storage.local.get(null)),
  };
}

// Runs in the page.
async function deleteSources(): Promise<void> {
  const connection = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('provenote');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  await new Promise((resolve, reject) => {
    const transaction = connection.transaction('sources', 'readwrite');
    transaction.objectStore('sources').clear();
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
  connection.close();
}
