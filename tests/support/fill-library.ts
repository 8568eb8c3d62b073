import type { Page } from 'playwright-core';
import { makeRow, makeSource } from './make-sources.ts';

/**
 * Writes `count` sources of the inbox directly into the database, from a page of the extension. Their stable ids are numbered
 * from `sid_0000000000`.
 */
export async function fillLibrary(page: Page, count: number): Promise<void> {
  const template = makeRow(makeSource({ summary: 'A summary of the usual length. '.repeat(8) }));
  await page.evaluate(
    async ({ row, total }) => {
      const makeNumberedRow = (index: number) => {
        const stableId = `sid_${String(index).padStart(10, '0')}`;
        const host = `site${index % 500}.example`;
        const url = `https://${host}/article/${index}`;
        const terms = [`report${index % 997}`, `harbour${index % 89}`, 'tide', 'gauge', `n${index}`];
        const source = { ...row.source, stableId, url, title: terms.join(' ') };
        const createdAt = new Date(Date.UTC(2025, 0, 1) + index * 1000).toISOString();
        // The benchmarks also fill the database of other builds. A build rejects a row with a column that it does not know.
        const urlColumn = 'urlKeys' in row ? { urlKeys: [url] } : { addresses: [url] };
        return { ...row, ...urlColumn, stableId, source, terms, hosts: [host, 'example'], createdAt };
      };
      const connection = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('provenote');
        request.onsuccess = () => resolve(request.result);
      });
      for (let start = 0; start < total; start += 5000) {
        const transaction = connection.transaction('sources', 'readwrite', { durability: 'relaxed' });
        for (let index = start; index < Math.min(start + 5000, total); index += 1)
          transaction.objectStore('sources').put(makeNumberedRow(index));
        await new Promise((resolve) => {
          transaction.oncomplete = resolve;
        });
      }
      connection.close();
    },
    { row: template, total: count },
  );
}
