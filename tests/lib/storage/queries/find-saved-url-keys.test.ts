import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { getUrlKeys } from '@/lib/address/url-keys';
import { openDatabase } from '@/lib/storage/open-database';
import { listSavedUrlKeys } from '@/lib/storage/queries/find-saved-url-keys';
import { buildRow } from '@/lib/storage/transactions/build-row';
import { makeSource } from '@/tests/support/make-sources';

it('listSavedUrlKeys finds the keys of all URLs of a source, and none of a source in the bin', async () => {
  const database = openDatabase(`saved-url-keys-${crypto.randomUUID()}`);
  const saved = makeSource({ url: 'https://a.example/1', aliases: ['https://b.example/1'] });
  const deleted = makeSource({ url: 'https://a.example/2' });
  await database.sources.bulkAdd([buildRow(saved, null), { ...buildRow(deleted, null), shelf: 'bin' }]);
  const keys = ['https://a.example/1', 'https://b.example/1', 'https://a.example/2', 'https://a.example/3'];
  const savedKeys = await listSavedUrlKeys(database, keys.flatMap(getUrlKeys));
  expect([...savedKeys]).toEqual([
    ...getUrlKeys('https://a.example/1'),
    ...getUrlKeys('https://b.example/1'),
  ]);
  expect(await listSavedUrlKeys(database, [])).toEqual(new Set());
});
