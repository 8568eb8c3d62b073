import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { listDrafts, persistDraft, readDraft, readTypedDraft } from '@/lib/storage/drafts/draft-storage';
import { getUpdatedAt, packDraft, unpackDraft } from '@/lib/storage/drafts/pack-draft';
import { watchDraft } from '@/lib/storage/drafts/watch-draft';
import { makeDraft, PAGE_URL } from '@/tests/support/make-review-form';

const points = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ text: `Claim ${index} \ud83c\udf0a "quoted"`, quotes: [] }));
const big = makeDraft({ keyPoints: points(2_500), summary: 'Half a lone surrogate \ud83c stays.' });

describe('a draft with thousands of key points', () => {
  beforeEach(() => fakeBrowser.reset());

  it('is kept as one text and comes back word for word', async () => {
    expect(packDraft(big)).toEqual({ updatedAt: big.updatedAt, json: expect.any(String) });

    await persistDraft(big);

    expect((await readDraft(PAGE_URL)).draft).toEqual(big);
    expect(await readTypedDraft(PAGE_URL)).toEqual(big);
    expect(await listDrafts()).toEqual([big]);
  });

  it('that cannot be read is none', () => {
    expect(unpackDraft({ updatedAt: big.updatedAt, json: '{' })).toBe(null);
    expect(unpackDraft({ updatedAt: big.updatedAt, json: '{"key":1}' })).toBe(null);
  });
});

describe('a small draft', () => {
  it('is kept as it is', () => {
    const draft = makeDraft({ summary: 'Short.' });
    expect(packDraft(draft)).toBe(draft);
    expect(unpackDraft(draft)).toEqual(draft);
  });
});

describe('whoever watches a draft', () => {
  beforeEach(() => fakeBrowser.reset());

  it('is told what is news to it, and of every removal', async () => {
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
