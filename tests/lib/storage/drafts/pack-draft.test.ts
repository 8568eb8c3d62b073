import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { listDrafts, persistDraft, readDraft, readDraftItem } from '@/lib/storage/drafts/draft-storage';
import { getUpdatedAt, packDraft, unpackDraft } from '@/lib/storage/drafts/pack-draft';
import { watchDraft } from '@/lib/storage/drafts/watch-draft';
import { makeDraft, PAGE_URL } from '@/tests/support/make-review-form';

const makeKeyPoints = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ text: `Claim ${index} \ud83c\udf0a "quoted"`, quotes: [] }));
const largeDraft = makeDraft({
  keyPoints: makeKeyPoints(2_500),
  summary: 'Half a lone surrogate \ud83c stays.',
});

describe('packing a draft with thousands of key points', () => {
  beforeEach(() => fakeBrowser.reset());

  it('stores one string, and reads the same draft', async () => {
    expect(packDraft(largeDraft)).toEqual({ updatedAt: largeDraft.updatedAt, json: expect.any(String) });

    await persistDraft(largeDraft);

    expect((await readDraft(PAGE_URL)).draft).toEqual(largeDraft);
    expect(await readDraftItem(PAGE_URL)).toEqual(largeDraft);
    expect(await listDrafts()).toEqual([largeDraft]);
  });

  it('returns null for unreadable JSON', () => {
    expect(unpackDraft({ updatedAt: largeDraft.updatedAt, json: '{' })).toBe(null);
    expect(unpackDraft({ updatedAt: largeDraft.updatedAt, json: '{"key":1}' })).toBe(null);
  });
});

describe('packing a small draft', () => {
  it('does not change it', () => {
    const draft = makeDraft({ summary: 'Short.' });
    expect(packDraft(draft)).toBe(draft);
    expect(unpackDraft(draft)).toEqual(draft);
  });
});

describe('watching a packed draft', () => {
  beforeEach(() => fakeBrowser.reset());

  it('reports the changes of other contexts and every deletion', async () => {
    const reports: string[] = [];
    const laterTimestamp = new Date(Date.parse(largeDraft.updatedAt) + 1).toISOString();
    const stopWatching = watchDraft(
      PAGE_URL,
      (change) => reports.push(change.kind === 'changed' ? change.draft.updatedAt : change.kind),
      (updatedAt) => updatedAt > largeDraft.updatedAt,
    );
    await persistDraft(largeDraft);
    await persistDraft({ ...largeDraft, updatedAt: laterTimestamp });
    await fakeBrowser.storage.local.remove(`draft:${PAGE_URL}`);
    stopWatching();
    expect(reports).toEqual([laterTimestamp, 'deleted']);
    expect(getUpdatedAt(undefined)).toBe(null);
  });
});
