import { describe, expect, it } from 'vitest';
import { buildDraftItem, combineDrafts, type DeleteDraftDeps, deleteDraft } from '@/lib/app/library/drafts';
import { buildFileDraftKey } from '@/lib/app/library/file-draft-key';
import { createNotifications } from '@/lib/app/library/notifications';
import { createOptimisticValues } from '@/lib/app/library/optimistic-values';
import type { StoredDraft } from '@/lib/record/draft/stored-draft';
import { makeDraft } from '@/tests/support/make-review-form';
import { makeSource } from '@/tests/support/make-sources';

const source = makeSource({ title: 'Saved title' });
const deps = {
  findSource: async () => source,
  readSummary: async () => ({ title: '', url: 'https://example.org/page' }),
  getFormUrl: (key: string) => `form of ${key}`,
};

describe('list of drafts', () => {
  it('begins with the draft that was changed last, and lists quotes without a draft as a draft', () => {
    const draft = { ...makeDraft({ summary: 'Typed.' }), updatedAt: '2026-03-13T10:00:00.000Z' };
    const createdAt = '2026-03-14T10:00:00.000Z';
    const quotes = { key: 'https://example.org', createdAt, keyPoints: [{ text: '', quotes: [] }] };
    const list = combineDrafts([draft], [quotes], () => source.stableId);
    expect(list.map(({ key }) => key)).toEqual([quotes.key, draft.key]);
    expect(list[0]).toMatchObject({
      updatedAt: createdAt,
      ofSaved: false,
      edits: { keyPoints: quotes.keyPoints },
    });
  });

  it('does not list the empty draft that Start over leaves', () => {
    const discardedDraft = makeDraft({ summary: 'Typed.' }, { key: 'discarded:1:https://example.org' });
    const list = combineDrafts([makeDraft({}), discardedDraft], [], () => source.stableId);
    expect(list).toEqual([discardedDraft]);
  });

  it('lists the draft of a PDF file, of which nothing was typed yet', () => {
    const fileDraft = makeDraft({}, { key: buildFileDraftKey(source.stableId) });
    expect(combineDrafts([fileDraft], [], () => source.stableId)).toEqual([fileDraft]);
  });

  it('links edits of a source to the record page, and other drafts to their form', async () => {
    const recordEdit = makeDraft({}, { key: `edit:${source.stableId}`, stableId: source.stableId });
    expect(await buildDraftItem(deps, recordEdit)).toMatchObject({
      title: 'Saved title',
      href: `#/sources/${source.stableId}`,
      hasSavedSource: true,
      shouldOpenInTab: false,
    });
    const draft = makeDraft({}, { key: 'https://example.org/page', ofSaved: true });
    expect(await buildDraftItem(deps, draft)).toMatchObject({
      title: 'Saved title',
      url: 'https://example.org/page',
      href: 'form of https://example.org/page',
      shouldOpenInTab: true,
    });
  });
});

describe('deleteDraft', () => {
  const storedDraft: StoredDraft = {
    draft: makeDraft({}),
    extraction: null,
    article: null,
    viewState: null,
    quotes: [],
  };

  function makeDeps(deleteDraft: DeleteDraftDeps['deleteDraft']) {
    const restoredKeys: string[] = [];
    const notifications = createNotifications(
      () => () => {},
      () => new Date(),
    );
    const deleteDeps: DeleteDraftDeps = {
      readDraft: async () => storedDraft,
      deleteDraft,
      restoreDraft: async (key) => void restoredKeys.push(key),
      pendingDeletions: createOptimisticValues(() => {}),
      notifications,
      format: (message) => JSON.stringify(message),
      buildUndoAction: (run) => ({ label: 'Undo', run, keyShortcuts: 'Control+Z' }),
    };
    return { deleteDeps, restoredKeys, notifications };
  }

  it('removes the draft from the list at once, and offers Undo', async () => {
    const { deleteDeps, restoredKeys, notifications } = makeDeps(async () => {});
    const deletion = deleteDraft(deleteDeps, 'key');
    expect(deleteDeps.pendingDeletions.getPending().has('key')).toBe(true);
    await deletion;
    expect(notifications.getCurrent()?.text).toBe(JSON.stringify({ kind: 'draft-deleted' }));
    notifications.getCurrent()?.action?.run();
    await new Promise((resolve) => setTimeout(resolve));
    expect(restoredKeys).toEqual(['key']);
    expect(notifications.getCurrent()).toBeNull();
  });

  it('leaves the Undo of each deleted draft until it is used', async () => {
    const { deleteDeps, restoredKeys, notifications } = makeDeps(async () => {});
    for (const key of ['first', 'second', 'third']) await deleteDraft(deleteDeps, key);
    expect(notifications.getClosedUndos()).toHaveLength(2);
    notifications.getClosedUndos()[1]?.undo();
    await new Promise((resolve) => setTimeout(resolve));
    expect(restoredKeys).toEqual(['first']);
    for (const { undo } of notifications.getClosedUndos()) undo();
    await new Promise((resolve) => setTimeout(resolve));
    expect(restoredKeys.sort()).toEqual(['first', 'second', 'third']);
  });

  it('shows the draft again and reports the reason when it cannot be deleted', async () => {
    const { deleteDeps, notifications } = makeDeps(() => Promise.reject(new TypeError('write failed')));
    await deleteDraft(deleteDeps, 'key');
    expect(deleteDeps.pendingDeletions.getPending().size).toBe(0);
    expect(notifications.getCurrent()).toMatchObject({ kind: 'alert' });
    expect(notifications.getCurrent()?.text).toContain('TypeError');
  });
});
