import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { editSource } from '@/lib/app/worker/edit-source';
import { mergeRecords } from '@/lib/app/worker/merge-records';
import { saveDraft } from '@/lib/app/worker/save-draft';
import type { Source } from '@/lib/record/schema/source';
import { openDatabase } from '@/lib/storage/open-database';
import { buildRow } from '@/lib/storage/transactions/build-row';
import { mergeRows } from '@/lib/storage/transactions/merge-rows';
import { createDraftDeps } from '@/tests/support/draft-deps';
import { makeSource } from '@/tests/support/make-records';
import { makeDraft, NOW } from '@/tests/support/make-review-form';

async function createStoreWith(...sources: Source[]) {
  const store = openDatabase(`record-of-draft-${crypto.randomUUID()}`);
  await store.sources.bulkAdd(sources.map((source) => buildRow(source, null, null)));
  const merge = (keep: Source, other: Source) =>
    mergeRecords(
      {
        now: () => NOW,
        findBinningMerge: async () => null,
        writeMerge: (pair, buildMerged) => mergeRows(store, pair, NOW, buildMerged),
        writeUnmerge: () => Promise.reject(new Error('not asked')),
      },
      { keep: keep.stableId, other: other.stableId },
    );
  const listLiveRows = async () => (await store.sources.toArray()).filter(({ shelf }) => shelf !== 'bin');
  return { store, deps: createDraftDeps(store), merge, live: listLiveRows };
}

describe('address of another record', () => {
  it('is rejected in an edit, with a problem that names that record', async () => {
    const [firstSource, secondSource] = [makeSource(), makeSource({ title: 'The other' })];
    const { deps, live } = await createStoreWith(firstSource, secondSource);

    const edited = await editSource(deps, firstSource.stableId, { url: `${secondSource.url}/?utm_source=x` });

    expect(edited).toEqual({ ok: false, problem: { kind: 'url-taken', title: 'The other' } });
    expect((await live()).map(({ source }) => source.url)).toEqual([firstSource.url, secondSource.url]);
  });

  it('is rejected in the form of a saved record', async () => {
    const [firstSource, secondSource] = [makeSource(), makeSource({ title: 'The other' })];
    const { deps, live } = await createStoreWith(firstSource, secondSource);
    const draft = makeDraft(
      { url: secondSource.url },
      { stableId: firstSource.stableId, ofSaved: true, key: firstSource.url },
    );

    const saved = await saveDraft(deps, draft, false);

    expect(saved).toEqual({ ok: false, problem: { kind: 'url-taken', title: 'The other' } });
    expect((await live()).map(({ source }) => source.url)).toEqual([firstSource.url, secondSource.url]);
  });

  it('is accepted when it is the record’s own or belongs to a record in the bin', async () => {
    const [firstSource, secondSource] = [makeSource(), makeSource()];
    const { store, deps } = await createStoreWith(firstSource, secondSource);
    await store.sources.update(secondSource.stableId, { shelf: 'bin', deletedAt: NOW.toISOString() });

    const own = await editSource(deps, firstSource.stableId, { url: `${firstSource.url}/` });
    const binned = await editSource(deps, firstSource.stableId, { url: secondSource.url });

    expect(own).toMatchObject({ ok: true, value: { source: { url: `${firstSource.url}/` } } });
    expect(binned).toMatchObject({ ok: true, value: { source: { url: secondSource.url } } });
  });
});

describe('draft for a merged record', () => {
  it('is saved from the library to the merge target, together with its text', async () => {
    const [firstSource, secondSource] = [makeSource({ review: 'Mine.' }), makeSource()];
    const { deps, merge, live } = await createStoreWith(firstSource, secondSource);
    await merge(firstSource, secondSource);

    const edited = await editSource(deps, secondSource.stableId, { review: 'Typed before the merge.' });

    const review = 'Mine.\n\nTyped before the merge.';
    expect(edited).toMatchObject({ ok: true, value: { source: { stableId: firstSource.stableId, review } } });
    expect((await live()).map(({ stableId }) => stableId)).toEqual([firstSource.stableId]);
  });

  it('is saved from the form to the last record of a chain of merges', async () => {
    const [firstSource, secondSource, thirdSource] = [
      makeSource({ title: 'Stays' }),
      makeSource(),
      makeSource({ summary: 'Three.' }),
    ];
    const { deps, merge, live } = await createStoreWith(firstSource, secondSource, thirdSource);
    await merge(secondSource, thirdSource);
    await merge(firstSource, secondSource);
    const draft = makeDraft(
      { summary: 'Typed.' },
      { stableId: thirdSource.stableId, ofSaved: true, key: thirdSource.url },
    );

    const saved = await saveDraft(deps, draft, false);

    const expected = {
      stableId: firstSource.stableId,
      url: firstSource.url,
      title: 'Stays',
      summary: 'Three.\n\nTyped.',
    };
    expect(saved).toMatchObject({ ok: true, value: { created: false, source: expected } });
    expect((await live()).map(({ stableId }) => stableId)).toEqual([firstSource.stableId]);
  });
});
