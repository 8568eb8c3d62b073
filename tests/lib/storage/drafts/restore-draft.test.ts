import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { persistDraft, persistPage, readDraft, removeDraft } from '@/lib/storage/drafts/draft-storage';
import { restoreDraft } from '@/lib/storage/drafts/restore-draft';
import { makeDraft, makeExtraction, PAGE_URL } from '@/tests/support/make-review-form';

describe('restoreDraft', () => {
  beforeEach(async () => {
    await fakeBrowser.reset();
    await Promise.all([
      persistDraft(makeDraft({ summary: 'typed' })),
      persistPage(PAGE_URL, makeExtraction()),
    ]);
  });

  it('writes all parts of a deleted draft again', async () => {
    const deleted = await readDraft(PAGE_URL);
    await removeDraft(PAGE_URL);
    await restoreDraft(PAGE_URL, deleted);
    expect(await readDraft(PAGE_URL)).toEqual(deleted);
  });

  it('keeps what an open form wrote since the deletion', async () => {
    const deleted = await readDraft(PAGE_URL);
    await removeDraft(PAGE_URL);
    await persistDraft(makeDraft({ summary: 'typed, and more' }));
    await restoreDraft(PAGE_URL, deleted);
    expect(await readDraft(PAGE_URL)).toMatchObject({
      draft: { edits: { summary: 'typed, and more' } },
      page: { url: PAGE_URL },
    });
  });
});
