import { describe, expect, it } from 'vitest';
import { saveUncapturedSource } from '@/lib/app/worker/save-uncaptured-source';
import { ok } from '@/lib/base/result';
import type { Draft } from '@/lib/record/schema/draft';

const now = new Date('2026-03-14T10:00:00.000Z');

async function keepAndListDrafts(linkUrl: string): Promise<{ isSaved: boolean; drafts: Draft[] }> {
  const drafts: Draft[] = [];
  const saveDraft = async (draft: Draft) => {
    drafts.push(draft);
    return ok(null);
  };
  return { isSaved: await saveUncapturedSource(saveDraft, linkUrl, now), drafts };
}

describe('saveUncapturedSource', () => {
  it('saves the URL without trackers', async () => {
    const { isSaved, drafts } = await keepAndListDrafts('https://harbour.example/gauge?utm_source=mail');
    expect(isSaved).toBe(true);
    expect(drafts.map(({ edits }) => edits)).toEqual([{ url: 'https://harbour.example/gauge' }]);
  });

  it('does not save a link that is not a web page', async () => {
    expect(await keepAndListDrafts('javascript:alert(1)')).toEqual({ isSaved: false, drafts: [] });
  });
});
