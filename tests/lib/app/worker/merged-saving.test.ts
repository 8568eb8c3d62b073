import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { SaveDraftDeps } from '@/lib/app/worker/deps';
import { editSource } from '@/lib/app/worker/edit-source';
import { saveDraft } from '@/lib/app/worker/save-draft';
import { ok } from '@/lib/base/result';
import type { Source } from '@/lib/record/schema/source';
import { buildRow } from '@/lib/storage/transactions/build-row';
import { makeDraft, NOW } from '@/tests/support/make-review-form';
import { makeSource } from '@/tests/support/make-sources';

const makeKeyPoint = (text: string) => ({ text, quotes: [] });

/** Creates fake dependencies. The library has only this source; a save replaces it. */
function createDepsWithSavedSource(initialSource: Source): SaveDraftDeps {
  let storedSource = initialSource;
  const getRow = () => buildRow(storedSource, null);
  return {
    now: () => NOW,
    findSourceById: async (id) => (id === storedSource.stableId ? getRow() : null),
    findSourceByUrlKeys: async () => getRow(),
    findMergeTargetId: async () => null,
    listVenues: async () => [],
    saveSource: async (source) => {
      storedSource = source;
      return ok(source);
    },
    readCapturedPage: async () => null,
    readCapturedText: async () => null,
    listSnapshots: async () => [],
  };
}

describe('saveDraft and editSource', () => {
  it('concurrent edits in form and library keep a quote that was added while key points were edited in the library', async () => {
    const quote = {
      text: '',
      quotes: [{ exact: 'words', prefix: '', suffix: '', start: null, end: null }],
    };
    const source = makeSource({ keyPoints: [makeKeyPoint('First.'), quote] });
    const saveResult = await editSource(
      createDepsWithSavedSource(source),
      source.stableId,
      { keyPoints: [makeKeyPoint('First, improved.')] },
      { mergeBase: { keyPoints: [makeKeyPoint('First.')] } },
    );
    expect(saveResult).toMatchObject({
      value: { source: { keyPoints: [makeKeyPoint('First, improved.'), quote] } },
    });
  });

  it('concurrent edits in form and library keep a key point and a tag that the library added during a draft', async () => {
    const source = makeSource({ keyPoints: [makeKeyPoint('one'), makeKeyPoint('two')], tags: ['beta'] });
    const draft = makeDraft(
      { keyPoints: [makeKeyPoint('one, reworded')], tags: ['alpha'] },
      { ofSaved: true, stableId: source.stableId, base: { keyPoints: [makeKeyPoint('one')], tags: [] } },
    );
    const saveResult = await saveDraft(createDepsWithSavedSource(source), draft, false);
    expect(saveResult).toMatchObject({
      value: {
        source: { keyPoints: [makeKeyPoint('one, reworded'), makeKeyPoint('two')], tags: ['beta', 'alpha'] },
      },
    });
  });

  it('concurrent edits in form and library keep a replaced title as a candidate', async () => {
    const source = makeSource({ title: 'From the form', purpose: null });
    const saveResult = await editSource(
      createDepsWithSavedSource(source),
      source.stableId,
      { title: 'From the library', purpose: 'p' },
      { mergeBase: { title: 'Old', purpose: 'Old' } },
    );
    expect(saveResult).toMatchObject({
      value: {
        source: {
          title: 'From the library',
          provenance: {
            title: { from: 'reader', candidates: [{ value: 'From the form', from: 'reader' }] },
            purpose: { candidates: [] },
          },
        },
      },
    });
  });

  it('concurrent edits in form and library keep both texts in either order of saving, even if a save is repeated', async () => {
    const source = makeSource({ summary: 'From the form.' });
    const deps = createDepsWithSavedSource(source);
    const saveEdit = () =>
      editSource(deps, source.stableId, { summary: 'From the library.' }, { mergeBase: { summary: 'Old.' } });
    await saveEdit();
    expect(await saveEdit()).toMatchObject({
      value: { source: { summary: 'From the form.\n\nFrom the library.' } },
    });
  });
});
