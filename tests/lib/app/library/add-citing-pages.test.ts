import { makeWiki } from '@/tests/support/make-wiki';
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { addCitingPages } from '@/lib/app/library/add-citing-pages';
import { openDatabase } from '@/lib/storage/open-database';
import { listWikis } from '@/lib/storage/queries/list-wikis';
import { getEntriesWithCitations } from '@/lib/storage/queries/outbox-entries';
import { changeOutboxEntry } from '@/lib/storage/transactions/create-outbox-store';
import { saveWiki } from '@/lib/storage/transactions/save-wiki';
import { makeSource } from '@/tests/support/make-sources';

const NOW = new Date('2026-04-01T10:00:00.000Z');
const wiki = makeWiki({ baseUrl: 'https://wiki.example', pageUrlTemplate: 'https://wiki.example/wiki/{id}' });
const makePage = (wikiName: string, pageId: string) => ({
  wiki: wikiName,
  pageId,
  title: pageId,
  type: null,
  quality: 69,
  url: null,
});

it('addCitingPages replaces the citing pages of each wiki that was read, and keeps those of other wikis', async () => {
  const database = openDatabase('citing-pages');
  await saveWiki(database, wiki, NOW);
  const citedSource = makeSource({
    citedBy: [makePage('Wiki', 'deleted later'), makePage('Another', 'in another wiki')],
  });
  const sourceNotRead = makeSource({ citedBy: [makePage('Wiki', 'from a file')] });
  const citingPages = { pages: [makePage('Wiki', 'found now')], readAt: NOW.toISOString() };
  await changeOutboxEntry(
    database,
    { wikiId: 'w', stableId: citedSource.stableId },
    (entry) => ({ ...entry, citingPages }),
    { shouldCreateMissing: true },
  );

  const deps = {
    listWikis: () => listWikis(database),
    getEntriesWithCitations: (ids: string[]) => getEntriesWithCitations(database, ids),
  };
  const [citedResult, resultNotRead] = await addCitingPages(deps, [citedSource, sourceNotRead]);

  expect(citedResult?.citedBy).toEqual([
    {
      ...makePage('Wiki', 'found now'),
      url: 'https://wiki.example/wiki/found%20now',
      readAt: NOW.toISOString(),
    },
    makePage('Another', 'in another wiki'),
  ]);
  expect(resultNotRead).toEqual(sourceNotRead);
});
