import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  copyPdfFile,
  findPdfFile,
  listPdfFiles,
  moveDraftPdf,
  removeUnusedPdfFiles,
  storeDraftPdf,
  storePdfFile,
} from '@/lib/storage/pdf-files';

const KEY = 'https://example.org/paper.pdf';
const DAY_MS = 24 * 60 * 60 * 1000;
const pdf = (text: string) => new Blob([text], { type: 'application/pdf' });

/** A folder of the origin private file system in memory, with the methods that are used. While `disk.isFull`, nothing can be written. */
function createFolder(disk: { isFull: boolean }) {
  const files = new Map<string, File>();
  const getHandle = (name: string) => ({
    kind: 'file',
    name,
    getFile: async () => files.get(name),
    createWritable: async () => {
      let file = new File([], name);
      return {
        write: async (data: Blob) => {
          if (disk.isFull) throw new DOMException('full', 'QuotaExceededError');
          file = new File([await data.arrayBuffer()], name);
        },
        close: async () => void files.set(name, file),
        abort: async () => undefined,
      };
    },
  });
  return {
    getFileHandle: async (name: string, { create } = { create: false }) => {
      if (!create && !files.has(name)) throw new DOMException('missing', 'NotFoundError');
      if (!files.has(name)) files.set(name, new File([], name));
      return getHandle(name);
    },
    removeEntry: async (name: string) => void files.delete(name),
    values: async function* () {
      for (const name of files.keys()) yield getHandle(name);
    },
  };
}

const disk = { isFull: false };

const installFolder = (isFull = false): void => {
  disk.isFull = isFull;
  const folder = createFolder(disk);
  vi.stubGlobal('navigator', {
    storage: { getDirectory: async () => ({ getDirectoryHandle: async () => folder }) },
  });
};
beforeEach(() => installFolder());

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

  it('are removed without their source or draft, but not while a draft may still be persisted', async () => {
    await storeDraftPdf(KEY, pdf('saved'));
    await moveDraftPdf(KEY, 'sid_deleted');
    await storeDraftPdf(KEY, pdf('draft'));
    await storeDraftPdf('https://example.org/closed', pdf('closed'));
    const countFiles = async () => (await listPdfFiles()).length;
    await removeUnusedPdfFiles(async () => false, [KEY]);
    expect(await findPdfFile('sid_deleted')).toBeNull();
    expect(await countFiles()).toBe(2);
    await removeUnusedPdfFiles(async () => false, [KEY], Date.now() + 2 * DAY_MS);
    expect(await countFiles()).toBe(1);
    await moveDraftPdf(KEY, 'sid_1');
    expect(await (await findPdfFile('sid_1'))?.text()).toBe('draft');
  });

  it('leave no incomplete file on a full disk', async () => {
    installFolder(true);
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
