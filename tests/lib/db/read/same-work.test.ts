import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '@/lib/db/open';
import { findDuplicates } from '@/lib/db/read/same-work';
import { buildRow } from '@/lib/db/write/row-of';
import type { Source } from '@/lib/model/source';
import { aSource } from '@/tests/support/makers';

const none = aSource().identifiers;
const title = 'Tide gauges and the silt behind them';

async function storeWith(...sources: Source[]) {
  const store = openDatabase(`same-work-${crypto.randomUUID()}`);
  await store.sources.bulkAdd(sources.map((source) => buildRow(source, null, null)));
  return store;
}
const idsOf = (found: { source: Source }[]) => found.map(({ source }) => source.stableId);

describe('looking for the same work', () => {
  it('finds a record with the same DOI, and says so', async () => {
    const paper = aSource({ identifiers: { ...none, doi: '10.1/a' } });
    const store = await storeWith(aSource(), paper);

    const found = await findDuplicates(store, aSource({ identifiers: { ...none, doi: '10.1/A' } }), null);

    expect(idsOf(found)).toEqual([paper.stableId]);
    expect(found[0]?.evidence).toEqual([{ kind: 'identifier', name: 'doi', value: '10.1/a' }]);
  });

  it('finds the record whose address names the identifier of the page', async () => {
    const preprint = aSource({ url: 'https://arxiv.org/abs/2212.08073v2' });
    const store = await storeWith(preprint);

    const found = await findDuplicates(
      store,
      aSource({ identifiers: { ...none, arxiv: '2212.08073' } }),
      null,
    );

    expect(idsOf(found)).toEqual([preprint.stableId]);
  });

  it('finds the same title only with the same author or date', async () => {
    const byAda = aSource({ title, authors: ['Ada Lovelace'] });
    const store = await storeWith(byAda, aSource({ title, authors: ['Somebody Else'] }));

    const found = await findDuplicates(store, aSource({ title, authors: ['A. Lovelace'] }), null);

    expect(idsOf(found)).toEqual([byAda.stableId]);
  });

  it('finds what the page calls its own address, if the titles are alike', async () => {
    const original = aSource({ url: 'https://first.example/tides', title });
    const home = aSource({ url: 'https://first.example/', title: 'The Harbour Light' });
    const store = await storeWith(original, home);

    const copy = { ...aSource({ title: `${title} (reprint)` }), canonical: original.url };
    expect((await findDuplicates(store, copy, null))[0]?.evidence).toEqual([
      { kind: 'canonical', url: original.url },
    ]);
    expect(await findDuplicates(store, { ...copy, canonical: home.url }, null)).toEqual([]);
  });

  it('leaves out the record itself, the bin, and rows that cannot be read', async () => {
    const paper = aSource({ identifiers: { ...none, doi: '10.1/a' } });
    const store = await storeWith(paper);
    const binned = { ...paper, stableId: aSource().stableId };
    await store.sources.add(buildRow(binned, null, '2026-03-13T00:00:00.000Z'));
    await store.table('sources').add({ stableId: 'torn', works: ['doi:10.1/a'] });

    expect(await findDuplicates(store, paper, paper.stableId)).toEqual([]);
  });

  it('puts the record with the most evidence first', async () => {
    const weak = aSource({ title, publishedDate: '2024' });
    const strong = aSource({ title, publishedDate: '2024', identifiers: { ...none, doi: '10.1/a' } });
    const store = await storeWith(weak, strong);

    const page = aSource({ title, publishedDate: '2024', identifiers: { ...none, doi: '10.1/a' } });

    expect(idsOf(await findDuplicates(store, page, null))).toEqual([strong.stableId, weak.stableId]);
  });
});
