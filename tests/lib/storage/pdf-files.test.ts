import { beforeEach, describe, expect, it } from 'vitest';
import {
  copyPdfFile,
  deletePdfFile,
  deleteUnusedPdfFiles,
  findPdfFile,
  listPdfFiles,
  moveDraftPdf,
  restoreReplacedPdf,
  storeDraftPdf,
  storePdfFile,
} from '@/lib/storage/pdf-files';
import { installPrivateFiles } from '@/tests/support/install-private-files';

const KEY = 'https://example.org/paper.pdf';
const DAY_MS = 24 * 60 * 60 * 1000;
const pdf = (text: string) => new Blob([text], { type: 'application/pdf' });

let disk: { isFull: boolean };
beforeEach(() => {
  disk = installPrivateFiles();
});

describe('the stored PDF files', () => {
  it('move from the draft to its source, and replace an earlier file', async () => {
    await storeDraftPdf(KEY, pdf('first'));
    await moveDraftPdf(KEY, 'sid_1');
    await storeDraftPdf(KEY, pdf('second'));
    await moveDraftPdf(KEY, 'sid_1');
    const file = await findPdfFile('sid_1');
    expect(await file?.text()).toBe('second');
    expect(file?.type).toBe('application/pdf');
    expect((await listPdfFiles()).map(({ name, bytes }) => [name, bytes])).toEqual([['sid_1', 6]]);
    // A draft without a file changes nothing.
    await moveDraftPdf('https://example.org/other', 'sid_1');
    expect(await (await findPdfFile('sid_1'))?.text()).toBe('second');
  });

  it('are copied to a source that has none', async () => {
    for (const [key, id] of [
      [KEY, 'sid_1'],
      ['https://example.org/other', 'sid_2'],
    ] as const) {
      await storeDraftPdf(key, pdf(id));
      await moveDraftPdf(key, id);
    }
    await copyPdfFile('sid_1', 'sid_2');
    await copyPdfFile('sid_1', 'sid_3');
    expect(await (await findPdfFile('sid_2'))?.text()).toBe('sid_2');
    expect(await (await findPdfFile('sid_3'))?.text()).toBe('sid_1');
  });

  it('are deleted without their source or draft, but not while a draft may still be persisted', async () => {
    await storeDraftPdf(KEY, pdf('saved'));
    await moveDraftPdf(KEY, 'sid_deleted');
    await storeDraftPdf(KEY, pdf('draft'));
    await storeDraftPdf('https://example.org/closed', pdf('closed'));
    const countFiles = async () => (await listPdfFiles()).length;
    const users = { hasSource: async () => false, draftKeys: [KEY], expireUndo: async () => true };
    await deleteUnusedPdfFiles(users);
    expect(await findPdfFile('sid_deleted')).toBeNull();
    expect(await countFiles()).toBe(2);
    await deleteUnusedPdfFiles(users, Date.now() + 2 * DAY_MS);
    expect(await countFiles()).toBe(1);
    await moveDraftPdf(KEY, 'sid_1');
    expect(await (await findPdfFile('sid_1'))?.text()).toBe('draft');
  });

  const replace = async (stableId: string, text: string, changeId: string | null = 'change-1') => {
    await storeDraftPdf(KEY, pdf(text));
    expect(await moveDraftPdf(KEY, stableId, changeId)).toBeNull();
  };
  const readText = async (stableId: string) => (await findPdfFile(stableId))?.text();

  it('are restored by the Undo of the change that replaced them, and deleted if there was none', async () => {
    await storePdfFile('sid_1', pdf('right'));
    for (const id of ['sid_1', 'sid_2']) await replace(id, 'wrong');
    expect(await readText('sid_1')).toBe('wrong');
    expect(await listPdfFiles()).toHaveLength(2);
    for (const id of ['sid_1', 'sid_2']) expect(await restoreReplacedPdf('change-1', id)).toBe(true);
    for (const id of ['sid_1', 'sid_2']) expect(await restoreReplacedPdf('change-1', id)).toBe(false);
    expect(await readText('sid_1')).toBe('right');
    expect(await findPdfFile('sid_2')).toBeNull();
  });

  it('are restored after two files of one change', async () => {
    await storePdfFile('sid_1', pdf('right'));
    for (const text of ['wrong', 'wrong too']) await replace('sid_1', text);
    await restoreReplacedPdf('change-1', 'sid_1');
    expect(await readText('sid_1')).toBe('right');
  });

  it('are restored after a file that another change wrote between two files of one change', async () => {
    await storePdfFile('sid_1', pdf('first'));
    await replace('sid_1', 'added');
    await replace('sid_1', 'newer', null);
    await replace('sid_1', 'added too');
    await restoreReplacedPdf('change-1', 'sid_1');
    expect(await readText('sid_1')).toBe('newer');
  });

  it('are not restored over a newer file, or after the file was deleted', async () => {
    for (const id of ['sid_1', 'sid_2']) {
      await storePdfFile(id, pdf('first'));
      await replace(id, 'added');
    }
    await replace('sid_1', 'newer', null);
    await deletePdfFile('sid_2');
    for (const id of ['sid_1', 'sid_2']) expect(await restoreReplacedPdf('change-1', id)).toBe(false);
    expect(await readText('sid_1')).toBe('newer');
    expect(await findPdfFile('sid_2')).toBeNull();
  });

  it('are restored after the added file was deleted and its deletion was undone', async () => {
    await storePdfFile('sid_1', pdf('first'));
    await replace('sid_1', 'added');
    await deletePdfFile('sid_1');
    await storePdfFile('sid_1', pdf('added'));
    await restoreReplacedPdf('change-1', 'sid_1');
    expect(await readText('sid_1')).toBe('first');
  });

  it('can be restored again after the disk was full', async () => {
    await storePdfFile('sid_1', pdf('right'));
    await replace('sid_1', 'wrong');
    disk.isFull = true;
    await expect(restoreReplacedPdf('change-1', 'sid_1')).rejects.toThrow('full');
    expect(await readText('sid_1')).toBe('wrong');
    disk.isFull = false;
    await restoreReplacedPdf('change-1', 'sid_1');
    expect(await readText('sid_1')).toBe('right');
  });

  it('are kept for Undo for a day, or until their source is deleted permanently', async () => {
    for (const id of ['sid_1', 'sid_deleted']) {
      await storePdfFile(id, pdf('right'));
      await replace(id, 'wrong');
    }
    const expiredIds: string[] = [];
    const users = {
      hasSource: async (id: string) => id === 'sid_1',
      draftKeys: [],
      expireUndo: async (id: string) => expiredIds.push(id) > 1,
    };
    await deleteUnusedPdfFiles(users);
    expect(await restoreReplacedPdf('change-1', 'sid_deleted')).toBe(false);
    expect(expiredIds).toEqual([]);
    // The change is being undone.
    await deleteUnusedPdfFiles(users, Date.now() + 2 * DAY_MS);
    expect(expiredIds).toEqual(['change-1']);
    await deleteUnusedPdfFiles(users, Date.now() + 2 * DAY_MS);
    expect(await restoreReplacedPdf('change-1', 'sid_1')).toBe(false);
    expect(await readText('sid_1')).toBe('wrong');
  });

  it('leave no incomplete file on a full disk', async () => {
    disk.isFull = true;
    expect(await storeDraftPdf(KEY, pdf('large'))).toBe('disk-full');
    expect(await storePdfFile('sid_1', pdf('large'))).toBe('disk-full');
    expect(await listPdfFiles()).toEqual([]);
  });

  it('keep the earlier file of the source and that of the draft if the disk is full when it is moved', async () => {
    await storePdfFile('sid_1', pdf('first'));
    await storeDraftPdf(KEY, pdf('second'));
    disk.isFull = true;
    expect(await moveDraftPdf(KEY, 'sid_1')).toBe('disk-full');
    expect(await (await findPdfFile('sid_1'))?.text()).toBe('first');
    disk.isFull = false;
    expect(await moveDraftPdf(KEY, 'sid_1')).toBeNull();
    expect(await (await findPdfFile('sid_1'))?.text()).toBe('second');
    expect(await listPdfFiles()).toHaveLength(1);
  });
});
