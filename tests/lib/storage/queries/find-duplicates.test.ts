import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Source } from '@/lib/record/schema/source';
import { openDatabase } from '@/lib/storage/open-database';
import { findDuplicates } from '@/lib/storage/queries/find-duplicates';
import { buildRow } from '@/lib/storage/transactions/build-row';
import { makeSource } from '@/tests/support/make-records';

const none = makeSource().identifiers;
const title = 'Tide gauges and the silt behind them';

async function createStoreWith(...sources: Source[]) {
  const store = openDatabase(`same-work-${crypto.randomUUID()}`);
  await store.sources.bulkAdd(sources.map((source) => buildRow(source, null, null)));
  return store;
}
const listIds = (found: { source: Source }[]) => found.map(({ source }) => source.stableId);

describe('findDuplicates', () => {
  it('finds a record with the same DOI, with the evidence', async () => {
    const paper = makeSource({ identifiers: { ...none, doi: '10.1/a' } });
    const store = await createStoreWith(makeSource(), paper);

    const found = await findDuplicates(store, makeSource({ identifiers: { ...none, doi: '10.1/A' } }), null);

    expect(listIds(found)).toEqual([paper.stableId]);
    expect(found[0]?.evidence).toEqual([{ kind: 'identifier', name: 'doi', value: '10.1/a' }]);
  });

  it('finds a record whose address contains the identifier of the page', async () => {
    const preprint = makeSource({ url: 'https://arxiv.org/abs/2212.08073v2' });
    const store = await createStoreWith(preprint);

    const found = await findDuplicates(
      store,
      makeSource({ identifiers: { ...none, arxiv: '2212.08073' } }),
      null,
    );

    expect(listIds(found)).toEqual([preprint.stableId]);
  });

  it('finds the same title only with the same author or date', async () => {
    const byAda = makeSource({ title, authors: ['Ada Lovelace'] });
    const store = await createStoreWith(byAda, makeSource({ title, authors: ['Somebody Else'] }));

    const found = await findDuplicates(store, makeSource({ title, authors: ['A. Lovelace'] }), null);

    expect(listIds(found)).toEqual([byAda.stableId]);
  });

  it('finds the canonical address when the titles are similar', async () => {
    const original = makeSource({ url: 'https://first.example/tides', title });
    const home = makeSource({ url: 'https://first.example/', title: 'The Harbour Light' });
    const store = await createStoreWith(original, home);

    const copy = { ...makeSource({ title: `${title} (reprint)` }), canonical: original.url };
    expect((await findDuplicates(store, copy, null))[0]?.evidence).toEqual([
      { kind: 'canonical', url: original.url },
    ]);
    expect(await findDuplicates(store, { ...copy, canonical: home.url }, null)).toEqual([]);
  });

  it('leaves out the record itself, the bin, and unreadable rows', async () => {
    const paper = makeSource({ identifiers: { ...none, doi: '10.1/a' } });
    const store = await createStoreWith(paper);
    const binned = { ...paper, stableId: makeSource().stableId };
    await store.sources.add(buildRow(binned, null, '2026-03-13T00:00:00.000Z'));
    await store.table('sources').add({ stableId: 'torn', works: ['doi:10.1/a'] });

    expect(await findDuplicates(store, paper, paper.stableId)).toEqual([]);
  });

  it('returns the record with the most evidence first', async () => {
    const weak = makeSource({ title, publishedDate: '2024' });
    const strong = makeSource({ title, publishedDate: '2024', identifiers: { ...none, doi: '10.1/a' } });
    const store = await createStoreWith(weak, strong);

    const page = makeSource({ title, publishedDate: '2024', identifiers: { ...none, doi: '10.1/a' } });

    expect(listIds(await findDuplicates(store, page, null))).toEqual([strong.stableId, weak.stableId]);
  });
});
