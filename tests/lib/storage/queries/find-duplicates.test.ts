import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Source } from '@/lib/record/schema/source';
import { openDatabase } from '@/lib/storage/open-database';
import { findDuplicates } from '@/lib/storage/queries/find-duplicates';
import { buildRow } from '@/lib/storage/transactions/build-row';
import { makeSource } from '@/tests/support/make-sources';

const NO_IDENTIFIERS = makeSource().identifiers;
const TITLE = 'Tide gauges and the silt behind them';

async function createDatabaseWith(...sources: Source[]) {
  const database = openDatabase(`duplicates-${crypto.randomUUID()}`);
  await database.sources.bulkAdd(sources.map((source) => buildRow(source, null)));
  return database;
}
const listIds = (candidates: { source: Source }[]) => candidates.map(({ source }) => source.stableId);

describe('findDuplicates', () => {
  it('finds a source with the same DOI, with the evidence', async () => {
    const paper = makeSource({ identifiers: { ...NO_IDENTIFIERS, doi: '10.1/a' } });
    const database = await createDatabaseWith(makeSource(), paper);

    const candidates = await findDuplicates(
      database,
      makeSource({ identifiers: { ...NO_IDENTIFIERS, doi: '10.1/A' } }),
      null,
    );

    expect(listIds(candidates)).toEqual([paper.stableId]);
    expect(candidates[0]?.evidence).toEqual([{ kind: 'identifier', name: 'doi', value: '10.1/a' }]);
  });

  it('finds a source whose URL contains the identifier of the page', async () => {
    const preprint = makeSource({ url: 'https://arxiv.org/abs/2212.08073v2' });
    const database = await createDatabaseWith(preprint);

    const candidates = await findDuplicates(
      database,
      makeSource({ identifiers: { ...NO_IDENTIFIERS, arxiv: '2212.08073' } }),
      null,
    );

    expect(listIds(candidates)).toEqual([preprint.stableId]);
  });

  it('finds the same title only with the same author or date', async () => {
    const sourceByAda = makeSource({ title: TITLE, authors: ['Ada Lovelace'] });
    const database = await createDatabaseWith(
      sourceByAda,
      makeSource({ title: TITLE, authors: ['Somebody Else'] }),
    );

    const candidates = await findDuplicates(
      database,
      makeSource({ title: TITLE, authors: ['A. Lovelace'] }),
      null,
    );

    expect(listIds(candidates)).toEqual([sourceByAda.stableId]);
  });

  it('finds the canonical URL when the titles are similar', async () => {
    const original = makeSource({ url: 'https://first.example/tides', title: TITLE });
    const homePage = makeSource({ url: 'https://first.example/', title: 'The Harbour Light' });
    const database = await createDatabaseWith(original, homePage);

    const copy = { ...makeSource({ title: `${TITLE} (reprint)` }), canonical: original.url };
    expect((await findDuplicates(database, copy, null))[0]?.evidence).toEqual([
      { kind: 'canonical', url: original.url },
    ]);
    expect(await findDuplicates(database, { ...copy, canonical: homePage.url }, null)).toEqual([]);
  });

  it('leaves out the source itself, the bin, and unreadable rows', async () => {
    const paper = makeSource({ identifiers: { ...NO_IDENTIFIERS, doi: '10.1/a' } });
    const database = await createDatabaseWith(paper);
    const binnedPaper = { ...paper, stableId: makeSource().stableId };
    await database.sources.add(buildRow(binnedPaper, '2026-03-13T00:00:00.000Z'));
    await database.table('sources').add({ stableId: 'malformed', works: ['doi:10.1/a'] });

    expect(await findDuplicates(database, paper, paper.stableId)).toEqual([]);
  });

  it('returns the source with the most evidence first', async () => {
    const sourceWithTitleMatch = makeSource({ title: TITLE, publishedDate: '2024' });
    const sourceWithDoiMatch = makeSource({
      title: TITLE,
      publishedDate: '2024',
      identifiers: { ...NO_IDENTIFIERS, doi: '10.1/a' },
    });
    const database = await createDatabaseWith(sourceWithTitleMatch, sourceWithDoiMatch);

    const page = makeSource({
      title: TITLE,
      publishedDate: '2024',
      identifiers: { ...NO_IDENTIFIERS, doi: '10.1/a' },
    });

    expect(listIds(await findDuplicates(database, page, null))).toEqual([
      sourceWithDoiMatch.stableId,
      sourceWithTitleMatch.stableId,
    ]);
  });
});
