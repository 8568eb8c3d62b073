import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { editSource } from '@/lib/app/worker/edit-source';
import { mergePair } from '@/lib/app/worker/merge-pair';
import { saveDraft } from '@/lib/app/worker/save-draft';
import type { Source } from '@/lib/record/schema/source';
import { openDatabase } from '@/lib/storage/open-database';
import { buildRow } from '@/lib/storage/transactions/build-row';
import { mergeRows } from '@/lib/storage/transactions/merge-rows';
import { makeDraft, NOW } from '@/tests/support/make-review-form';
import { makeSource } from '@/tests/support/make-sources';
import { createSaveDraftDeps } from '@/tests/support/save-draft-deps';

async function createDatabaseWith(...sources: Source[]) {
  const database = openDatabase(`record-of-draft-${crypto.randomUUID()}`);
  await database.sources.bulkAdd(sources.map((source) => buildRow(source, null)));
  const merge = (keep: Source, other: Source) =>
    mergePair(
      {
        now: () => NOW,
        findMergeOfBinnedSource: async () => null,
        writeMerge: (pair, buildMergedSource) => mergeRows(database, pair, NOW, buildMergedSource),
        writeUnmerge: () => Promise.reject(new Error('not expected')),
      },
      { keep: keep.stableId, other: other.stableId },
    );
  const listLiveRows = async () => (await database.sources.toArray()).filter(({ shelf }) => shelf !== 'bin');
  return { database, deps: createSaveDraftDeps(database), merge, listRowsOutsideBin: listLiveRows };
}

describe('the URL of another source', () => {
  it('is rejected in an edit, with a problem that names that source', async () => {
    const [firstSource, secondSource] = [makeSource(), makeSource({ title: 'The other' })];
    const { deps, listRowsOutsideBin } = await createDatabaseWith(firstSource, secondSource);

    const editResult = await editSource(deps, firstSource.stableId, {
      url: `${secondSource.url}/?utm_source=x`,
    });

    expect(editResult).toEqual({ ok: false, problem: { kind: 'url-taken', title: 'The other' } });
    expect((await listRowsOutsideBin()).map(({ source }) => source.url)).toEqual([
      firstSource.url,
      secondSource.url,
    ]);
  });

  it('is rejected in the form of a saved source', async () => {
    const [firstSource, secondSource] = [makeSource(), makeSource({ title: 'The other' })];
    const { deps, listRowsOutsideBin } = await createDatabaseWith(firstSource, secondSource);
    const draft = makeDraft(
      { url: secondSource.url },
      { stableId: firstSource.stableId, ofSaved: true, key: firstSource.url },
    );

    const saveResult = await saveDraft(deps, draft, false);

    expect(saveResult).toEqual({ ok: false, problem: { kind: 'url-taken', title: 'The other' } });
    expect((await listRowsOutsideBin()).map(({ source }) => source.url)).toEqual([
      firstSource.url,
      secondSource.url,
    ]);
  });

  it('is accepted when the source already has it or the other source is in the bin', async () => {
    const [firstSource, secondSource] = [makeSource(), makeSource()];
    const { database, deps } = await createDatabaseWith(firstSource, secondSource);
    await database.sources.update(secondSource.stableId, { shelf: 'bin', deletedAt: NOW.toISOString() });

    const resultWithSameUrl = await editSource(deps, firstSource.stableId, { url: `${firstSource.url}/` });
    const resultWithBinnedUrl = await editSource(deps, firstSource.stableId, { url: secondSource.url });

    expect(resultWithSameUrl).toMatchObject({ ok: true, value: { source: { url: `${firstSource.url}/` } } });
    expect(resultWithBinnedUrl).toMatchObject({ ok: true, value: { source: { url: secondSource.url } } });
  });
});

describe('a change of the URL', () => {
  it('is undone with its provenance and without an alias, unless the URL was changed again', async () => {
    const source = makeSource({
      provenance: { url: { from: 'canonical', candidates: [{ value: 'https://a.example/', from: 'URL' }] } },
    });
    const { deps } = await createDatabaseWith(source);
    const [moved, movedAgain] = ['https://moved.example/a', 'https://moved.example/b'];
    const change = (url: string, earlier: string) =>
      editSource(deps, source.stableId, { url }, { mergeBase: { url: earlier } });
    const undo = (url: string) =>
      editSource(
        deps,
        source.stableId,
        { url: source.url },
        { mergeBase: { url }, urlUndo: { provenance: source.provenance.url ?? null } },
      );

    expect(await change(moved, source.url)).toMatchObject({
      value: { source: { url: moved, aliases: [source.url] } },
    });
    const { url, aliases, provenance } = source;
    expect(await undo(moved)).toMatchObject({ value: { source: { url, aliases, provenance } } });
    await change(moved, source.url);
    await change(movedAgain, moved);
    expect(await undo(moved)).toEqual({ ok: false, problem: { kind: 'url-changed' } });
  });
});

describe('the draft of a merged source', () => {
  it('is saved from the library to the merge target, together with its text', async () => {
    const [firstSource, secondSource] = [makeSource({ review: 'Local.' }), makeSource()];
    const { deps, merge, listRowsOutsideBin } = await createDatabaseWith(firstSource, secondSource);
    await merge(firstSource, secondSource);

    const editResult = await editSource(deps, secondSource.stableId, { review: 'Typed before the merge.' });

    const review = 'Local.\n\nTyped before the merge.';
    expect(editResult).toMatchObject({
      ok: true,
      value: { source: { stableId: firstSource.stableId, review } },
    });
    expect((await listRowsOutsideBin()).map(({ stableId }) => stableId)).toEqual([firstSource.stableId]);
  });

  it('is saved from the form to the last record of a chain of merges', async () => {
    const [firstSource, secondSource, thirdSource] = [
      makeSource({ title: 'Stays' }),
      makeSource(),
      makeSource({ summary: 'Three.' }),
    ];
    const { deps, merge, listRowsOutsideBin } = await createDatabaseWith(
      firstSource,
      secondSource,
      thirdSource,
    );
    await merge(secondSource, thirdSource);
    await merge(firstSource, secondSource);
    const draft = makeDraft(
      { summary: 'Typed.' },
      { stableId: thirdSource.stableId, ofSaved: true, key: thirdSource.url },
    );

    const saveResult = await saveDraft(deps, draft, false);

    const expectedSource = {
      stableId: firstSource.stableId,
      url: firstSource.url,
      title: 'Stays',
      summary: 'Three.\n\nTyped.',
    };
    expect(saveResult).toMatchObject({ ok: true, value: { created: false, source: expectedSource } });
    expect((await listRowsOutsideBin()).map(({ stableId }) => stableId)).toEqual([firstSource.stableId]);
  });
});
