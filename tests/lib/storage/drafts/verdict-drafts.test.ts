import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  copyVerdictDrafts,
  deleteUnusedVerdictDrafts,
  persistVerdictDraft,
  readVerdictDrafts,
} from '@/lib/storage/drafts/verdict-drafts';
import { openDatabase } from '@/lib/storage/open-database';
import { deleteWiki } from '@/lib/storage/transactions/save-wiki';
import { saveRows } from '@/tests/support/backup-library';
import { makeSource } from '@/tests/support/make-sources';

const makeDraft = (issues: string) => ({ verdict: 'accurate', issues, supportingQuote: '' }) as const;

beforeEach(() => fakeBrowser.reset());

describe('copyVerdictDrafts', () => {
  it('copies the verdicts of a merged source for each wiki, and replaces none', async () => {
    const [keep, other] = ['sid_keep000000', 'sid_other00000'];
    await persistVerdictDraft({ wikiId: 'a', stableId: other }, '1 tides', makeDraft('of other'));
    await persistVerdictDraft({ wikiId: 'a', stableId: other }, '2 tides', makeDraft('of other'));
    await persistVerdictDraft({ wikiId: 'b', stableId: other }, '1 tides', makeDraft('in b'));
    await persistVerdictDraft({ wikiId: 'a', stableId: keep }, '2 tides', makeDraft('of keep'));
    await copyVerdictDrafts(other, keep);
    expect(await readVerdictDrafts({ wikiId: 'a', stableId: keep })).toEqual(
      new Map([
        ['1 tides', makeDraft('of other')],
        ['2 tides', makeDraft('of keep')],
      ]),
    );
    expect((await readVerdictDrafts({ wikiId: 'b', stableId: keep })).size).toBe(1);
    expect((await readVerdictDrafts({ wikiId: 'a', stableId: other })).size).toBe(2);
  });
});

describe('deleteUnusedVerdictDrafts', () => {
  it('deletes the verdicts whose source or wiki is gone, and nothing else', async () => {
    const database = openDatabase(`verdicts-${crypto.randomUUID()}`);
    const [stored, removed] = [makeSource(), makeSource()];
    // A source in the bin can be restored.
    await saveRows(database, [stored], () => '2026-01-01T00:00:00.000Z');
    const settings = { contentPolicy: 'never', credibilityMapping: null, active: false } as const;
    await database.wikis.bulkPut(
      ['a', 'b'].map((id) => ({ id, name: id, baseUrl: 'https://wiki.example', ...settings })),
    );
    const owners = ['a', 'b'].flatMap((wikiId) =>
      [stored, removed].map(({ stableId }) => ({ wikiId, stableId })),
    );
    for (const owner of owners) await persistVerdictDraft(owner, '1 tides', makeDraft('typed'));
    await fakeBrowser.storage.local.set({ 'draft:https://example.org': 1 });
    await deleteWiki(database, 'b');
    await deleteUnusedVerdictDrafts(database);
    expect(Object.keys(await fakeBrowser.storage.local.get(null)).sort()).toEqual([
      'draft:https://example.org',
      `verdict:a ${stored.stableId} 1 tides`,
    ]);
  });
});
