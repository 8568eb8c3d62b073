import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { listDrafts, persistDraft, readDraft, readDraftItem } from '@/lib/storage/drafts/draft-storage';
import { getUpdatedAt, packDraft, unpackDraft } from '@/lib/storage/drafts/pack-draft';
import { watchDraft } from '@/lib/storage/drafts/watch-draft';
import { makeDraft, PAGE_URL } from '@/tests/support/make-review-form';

const makeKeyPoints = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ text: `Claim ${index} \ud83c\udf0a "quoted"`, quotes: [] }));
const big = makeDraft({ keyPoints: makeKeyPoints(2_500), summary: 'Half a lone surrogate \ud83c stays.' });

describe('packing a draft with thousands of key points', () => {
  beforeEach(() => fakeBrowser.reset());

  it('stores one text and restores it exactly', async () => {
    expect(packDraft(big)).toEqual({ updatedAt: big.updatedAt, json: expect.any(String) });

    await persistDraft(big);

    expect((await readDraft(PAGE_URL)).draft).toEqual(big);
    expect(await readDraftItem(PAGE_URL)).toEqual(big);
    expect(await listDrafts()).toEqual([big]);
  });

  it('returns null for an unreadable one', () => {
    expect(unpackDraft({ updatedAt: big.updatedAt, json: '{' })).toBe(null);
    expect(unpackDraft({ updatedAt: big.updatedAt, json: '{"key":1}' })).toBe(null);
  });
});

describe('packing a small draft', () => {
  it('leaves it unchanged', () => {
    const draft = makeDraft({ summary: 'Short.' });
    expect(packDraft(draft)).toBe(draft);
    expect(unpackDraft(draft)).toEqual(draft);
  });
});

describe('watching a packed draft', () => {
  beforeEach(() => fakeBrowser.reset());

  it('reports new values and every removal', async () => {
    const seen: string[] = [];
    const later = new Date(Date.parse(big.updatedAt) + 1).toISOString();
    const stop = watchDraft(
      PAGE_URL,
      (change) => seen.push(change.kind === 'changed' ? change.draft.updatedAt : change.kind),
      (at) => at > big.updatedAt,
    );
    await persistDraft(big);
    await persistDraft({ ...big, updatedAt: later });
    await fakeBrowser.storage.local.remove(`draft:${PAGE_URL}`);
    stop();
    expect(seen).toEqual([later, 'removed']);
    expect(getUpdatedAt(undefined)).toBe(null);
  });
});
