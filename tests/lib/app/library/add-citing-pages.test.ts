import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { addCitingPages } from '@/lib/app/library/add-citing-pages';
import { openDatabase } from '@/lib/storage/open-database';
import { listWikis } from '@/lib/storage/queries/list-wikis';
import { getEntriesWithCitations } from '@/lib/storage/queries/outbox-entries';
import { changeOutboxEntry } from '@/lib/storage/transactions/create-outbox-store';
import { saveWiki } from '@/lib/storage/transactions/save-wiki';
import type { Wiki } from '@/lib/wiki/model/wiki';
import { makeSource } from '@/tests/support/make-records';

const NOW = new Date('2026-04-01T10:00:00.000Z');
const wiki: Wiki = {
  id: 'w',
  name: 'Wiki',
  baseUrl: 'https://wiki.example',
  contentPolicy: 'never',
  credibilityMapping: null,
  active: true,
  pageUrlTemplate: 'https://wiki.example/wiki/{id}',
};
const makePage = (name: string, pageId: string) => ({
  wiki: name,
  pageId,
  title: pageId,
  type: null,
  quality: 69,
  url: null,
});

it('exported sources include the citing pages read from wikis, and keep those of other wikis', async () => {
  const store = openDatabase('citing-pages');
  await saveWiki(store, wiki, NOW);
  const read = makeSource({ citedBy: [makePage('Wiki', 'gone since'), makePage('Another', 'elsewhere')] });
  const unread = makeSource({ citedBy: [makePage('Wiki', 'from a file')] });
  const citingPages = { pages: [makePage('Wiki', 'here')], readAt: NOW.toISOString() };
  await changeOutboxEntry(
    store,
    { wikiId: 'w', stableId: read.stableId },
    (entry) => ({ ...entry, citingPages }),
    { createMissing: true },
  );

  const deps = {
    listWikis: () => listWikis(store),
    getEntriesWithCitations: (ids: string[]) => getEntriesWithCitations(store, ids),
  };
  const [first, second] = await addCitingPages(deps, [read, unread]);

  expect(first?.citedBy).toEqual([
    { ...makePage('Wiki', 'here'), url: 'https://wiki.example/wiki/here', readAt: NOW.toISOString() },
    makePage('Another', 'elsewhere'),
  ]);
  expect(second).toEqual(unread);
});
