import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { deleteExpired, RETENTION_MS } from '@/lib/app/worker/delete-expired';
import { submitDraft } from '@/lib/app/worker/submit-draft';
import { openDatabase } from '@/lib/storage/open-database';
import { makeDraft } from '@/tests/support/make-review-form';
import { createSaveDraftDeps } from '@/tests/support/save-draft-deps';

describe('submitDraft', () => {
  const draft = makeDraft({ title: 'A page', url: 'https://example.org/a' });

  async function submit(updatedAt: string, submittedDraft = draft, shouldSaveText = false) {
    const removedKeys: string[] = [];
    const deps = {
      ...createSaveDraftDeps(openDatabase(`submit-draft-${crypto.randomUUID()}`)),
      readDraftItem: async () => ({ updatedAt }),
      deleteDraft: async (key: string) => void removedKeys.push(key),
      hasPdfFile: async () => true,
      movePdfFile: async () => 'disk-full' as const,
      completePdfChange: async () => null,
    };
    return { result: await submitDraft(deps, submittedDraft, shouldSaveText), removedKeys };
  }

  it('deletes the draft that was saved', async () => {
    const { result, removedKeys } = await submit(draft.updatedAt);
    expect(result.ok).toBe(true);
    expect(removedKeys).toEqual([draft.key]);
  });

  it('saves the source without the stored PDF of the draft, and says so, when the disk is full', async () => {
    const { result } = await submit(draft.updatedAt, draft, true);
    expect(result).toMatchObject({ ok: true, value: { created: true, fileProblem: 'disk-full' } });
    expect((await submit(draft.updatedAt)).result).not.toHaveProperty('value.fileProblem');
  });

  it('keeps a draft that was edited during the save or could not be saved', async () => {
    expect((await submit('2030-01-01T00:00:00.000Z')).removedKeys).toEqual([]);
    const rejectedSubmission = await submit(draft.updatedAt, {
      ...draft,
      edits: { ...draft.edits, publishedDate: 'soon' },
    });
    expect(rejectedSubmission.result.ok).toBe(false);
    expect(rejectedSubmission.removedKeys).toEqual([]);
  });
});

describe('deleteExpired', () => {
  it('deletes drafts that were discarded 30 days ago, and no others', async () => {
    const now = new Date('2026-03-14T10:00:00.000Z');
    const cutoff = new Date(now.getTime() - RETENTION_MS).toISOString();
    const oldTimestamp = '2026-01-01T00:00:00.000Z';
    const log: string[] = [];
    await deleteExpired(
      {
        emptyBin: async (cutoff) => log.push(`bin before ${cutoff}`),
        listDrafts: async () => [
          { key: 'discarded:old', updatedAt: oldTimestamp },
          { key: 'discarded:recent', updatedAt: cutoff },
          { key: 'https://example.org', updatedAt: oldTimestamp },
        ],
        deleteDraft: async (key) => void log.push(key),
        deleteUnusedVerdictDrafts: async () => void log.push('verdicts'),
        deleteUnusedPdfFiles: async (draftKeys) => void log.push(`files of ${draftKeys.length} drafts`),
      },
      now,
    );
    expect(log).toEqual([`bin before ${cutoff}`, 'verdicts', 'discarded:old', 'files of 3 drafts']);
  });
});
