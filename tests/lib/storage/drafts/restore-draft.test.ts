import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { deleteDraft, persistDraft, persistExtraction, readDraft } from '@/lib/storage/drafts/draft-storage';
import { restoreDraft } from '@/lib/storage/drafts/restore-draft';
import { makeDraft, makeExtraction, PAGE_URL } from '@/tests/support/make-review-form';

describe('restoreDraft', () => {
  beforeEach(async () => {
    await fakeBrowser.reset();
    await Promise.all([
      persistDraft(makeDraft({ summary: 'typed' })),
      persistExtraction(PAGE_URL, makeExtraction()),
    ]);
  });

  it('writes all items of a deleted draft again', async () => {
    const deletedItems = await readDraft(PAGE_URL);
    await deleteDraft(PAGE_URL);
    await restoreDraft(PAGE_URL, deletedItems);
    expect(await readDraft(PAGE_URL)).toEqual(deletedItems);
  });

  it('does not replace items that an open form wrote after the deletion', async () => {
    const deletedItems = await readDraft(PAGE_URL);
    await deleteDraft(PAGE_URL);
    await persistDraft(makeDraft({ summary: 'typed, and more' }));
    await restoreDraft(PAGE_URL, deletedItems);
    expect(await readDraft(PAGE_URL)).toMatchObject({
      draft: { edits: { summary: 'typed, and more' } },
      extraction: { url: PAGE_URL },
    });
  });
});
