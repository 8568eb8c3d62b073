import type { Page } from 'playwright-core';
import type { TestBrowser } from './chromium.ts';

/** What lies in the extension's own storage, read from a page of its origin that runs none of its code. */
export type Stored = {
  rows: (table: 'sources' | 'snapshots' | 'venues' | 'syncRecords') => Promise<Record<string, unknown>[]>;
  /** The saved records, as the store keeps them. */
  sources: () => Promise<StoredSource[]>;
  /** All keys and values of `storage.local`. */
  local: () => Promise<Record<string, unknown>>;
  page: Page;
};

type StoredSource = {
  stableId: string;
  url: string;
  aliases: string[];
  title: string;
  summary: string | null;
  keyPoints: { text: string; quotes: { exact: string }[] }[];
  importance: number | null;
  status: string;
};

/** Opens the storage of the extension for reading. */
export async function storageOf(browser: TestBrowser): Promise<Stored> {
  const page = await browser.openOwn('manifest.json');
  const rows: Stored['rows'] = (table) =>
    page.evaluate(async (name) => {
      // To open a database that is not there would make it.
      const made = await indexedDB.databases();
      if (!made.some((database) => database.name === 'provenote')) return [];
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const asked = indexedDB.open('provenote');
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
      if (!db.objectStoreNames.contains(name)) {
        db.close();
        return [];
      }
      return new Promise<Record<string, unknown>[]>((resolve, reject) => {
        const all = db.transaction(name).objectStore(name).getAll();
        all.onsuccess = () => {
          db.close();
          resolve(all.result);
        };
        all.onerror = () => reject(all.error);
      });
    }, table);
  return {
    page,
    rows,
    sources: async () =>
      (await rows('sources'))
        .filter(({ shelf }) => shelf !== 'bin')
        .map(({ source }) => source as StoredSource),
    local: () => page.evaluate(() => chrome.storage.local.get(null)),
  };
}
