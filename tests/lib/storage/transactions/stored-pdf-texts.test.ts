import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { describeStrip } from '@/lib/app/describe/describe-strip';
import { createChangeRunner } from '@/lib/app/worker/run-change';
import { type SubmitDraftDeps, submitDraft } from '@/lib/app/worker/submit-draft';
import { computeSha256 } from '@/lib/base/sha256';
import { joinDraftToSource } from '@/lib/record/draft/join-page-to-source';
import { listStoredPdfTexts } from '@/lib/record/list-stored-pdf-texts';
import type { Article } from '@/lib/record/schema/extraction';
import type { Source } from '@/lib/record/schema/source';
import { openDatabase } from '@/lib/storage/open-database';
import {
  copyPdfFile,
  deletePdfFile,
  findPdfFile,
  hasDraftPdf,
  hashPdfFile,
  moveDraftPdf,
  storeDraftPdf,
  storePdfFile,
} from '@/lib/storage/pdf-files';
import { findChange } from '@/lib/storage/queries/list-changes';
import { listSnapshots } from '@/lib/storage/queries/snapshots';
import { applyNextChunkWithFiles } from '@/lib/storage/transactions/changes/apply-chunk-with-files';
import { completePdfChange } from '@/lib/storage/transactions/changes/complete-pdf-change';
import { failChange, undoChange } from '@/lib/storage/transactions/changes/start-change';
import { mergeRows, unmergeRows } from '@/lib/storage/transactions/merge-rows';
import { saveSource } from '@/lib/storage/transactions/save-source';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { installPrivateFiles } from '@/tests/support/install-private-files';
import { makeArticle, makeDraft, makeExtraction, NOW } from '@/tests/support/make-review-form';
import { makeSource } from '@/tests/support/make-sources';
import { createSaveDraftDeps } from '@/tests/support/save-draft-deps';

beforeEach(async () => {
  await installEnglishMessages();
  installPrivateFiles();
});

const createDatabase = () => openDatabase(`stored-pdf-${crypto.randomUUID()}`);
const database = createDatabase();

async function createSource(title = 'Tides'): Promise<Source> {
  const source = makeSource({ title });
  await saveSource(database, source, null);
  return source;
}

let minutes = 0;

/** Saves the text of a PDF with the content `file` for a source, and its file with `isFileStored`. Each is captured a minute after the one before. */
async function savePdf(
  source: Source,
  {
    text,
    file,
    isFileStored,
    ...values
  }: { text: string; file: string; isFileStored: boolean } & Partial<Article>,
) {
  minutes += 1;
  const pdfHash = await computeSha256(file);
  const capturedAt = new Date(NOW.getTime() + minutes * 60_000).toISOString();
  const draft = joinDraftToSource(source, makeDraft({}, { edits: {}, chosen: {} }), capturedAt);
  if (isFileStored) await storeDraftPdf(draft.key, new Blob([file]));
  const article = makeArticle({ text, markdown: text, from: 'pdf', pageStarts: [0], pdfHash, ...values });
  const deps: SubmitDraftDeps = {
    ...createSaveDraftDeps(database, makeExtraction({ kind: 'pdf', capturedAt }), article),
    readDraftItem: async () => null,
    deleteDraft: async () => undefined,
    hasPdfFile: hasDraftPdf,
    movePdfFile: moveDraftPdf,
    completePdfChange: (...change) => completePdfChange(database, ...change),
  };
  const changeId = `add-pdf-${minutes}`;
  const result = await submitDraft(deps, draft, true, { id: changeId, at: capturedAt });
  return { changeId, ...(result.ok ? result.value : {}) };
}

async function undo(changeId: string): Promise<void> {
  await undoChange(database, changeId);
  await createChangeRunner({
    applyNextChunk: (id) => applyNextChunkWithFiles(database, id, NOW),
    failChange: (id, problem) => failChange(database, id, problem),
    findChange: (id) => findChange(database, id),
    preventWorkerStop: () => () => {},
    wait: async () => undefined,
  }).run(changeId);
}

/** Lists the texts whose pages the stored file of a source opens, as the record does. */
async function listTextsOfFile({ stableId }: Source): Promise<string[] | null> {
  const file = await findPdfFile(stableId);
  if (!file) return null;
  const storedPdf = { hash: await hashPdfFile(file), storedAt: new Date(file.lastModified) };
  return listStoredPdfTexts(await listSnapshots(database, stableId), storedPdf).map(({ text }) => text);
}

const listTexts = async ({ stableId }: Source) =>
  (await listSnapshots(database, stableId)).map(({ text }) => text);

const FIRST = { text: 'The first PDF.', file: 'first', isFileStored: true };
const SECOND = { text: 'The second PDF.', file: 'second', isFileStored: true };

describe('the stored PDF file of a source', () => {
  it('has its own text after its deletion was undone, although a later PDF was captured without its file', async () => {
    const source = await createSource();
    await savePdf(source, FIRST);
    await savePdf(source, { ...SECOND, isFileStored: false });
    const file = await findPdfFile(source.stableId);
    const copy = new Blob([(await file?.arrayBuffer()) ?? '']);
    await deletePdfFile(source.stableId);
    expect(await listTextsOfFile(source)).toBeNull();
    await storePdfFile(source.stableId, copy);
    expect(await listTextsOfFile(source)).toEqual(['The first PDF.']);
  });

  it('has its own text after Undo restored it', async () => {
    const source = await createSource();
    await savePdf(source, FIRST);
    await savePdf(source, { text: 'A PDF without its file.', file: 'other', isFileStored: false });
    const { changeId } = await savePdf(source, SECOND);
    expect(await listTextsOfFile(source)).toEqual(['The second PDF.']);
    await undo(changeId);
    expect(await listTextsOfFile(source)).toEqual(['The first PDF.']);
  });

  it('has its own text in the source into which its source was merged', async () => {
    const keep = await createSource();
    await savePdf(keep, { ...SECOND, isFileStored: false });
    const other = await createSource('Tides, as a PDF');
    await savePdf(other, FIRST);
    await savePdf(other, { text: 'A PDF without its file.', file: 'other', isFileStored: false });
    const pair = { keep: keep.stableId, other: other.stableId };
    const merged = await mergeRows(database, pair, NOW, (source) => source);
    expect(merged.ok).toBe(true);
    await copyPdfFile(pair.other, pair.keep);
    expect(await listTextsOfFile(keep)).toEqual(['The first PDF.']);
  });

  it('has the text that two merged sources had from different files', async () => {
    const keep = await createSource();
    await savePdf(keep, { ...FIRST, file: 'first, downloaded again', isFileStored: false });
    const other = await createSource('Tides, as a PDF');
    await savePdf(other, FIRST);
    const pair = { keep: keep.stableId, other: other.stableId };
    await mergeRows(database, pair, NOW, (source) => source);
    await copyPdfFile(pair.other, pair.keep);
    expect(await listTexts(keep)).toEqual(['The first PDF.']);
    expect(await listTextsOfFile(keep)).toEqual(['The first PDF.']);

    await unmergeRows(database, pair, NOW, (source, { before }) => ({ keep: source, other: before.other }));
    expect(await listTextsOfFile(other)).toEqual(['The first PDF.']);
  });

  it('has the text of an earlier file with the same text, and of older versions, which stored no hash', async () => {
    const source = await createSource();
    await savePdf(source, { ...FIRST, file: 'first, downloaded again', isFileStored: false });
    expect((await savePdf(source, FIRST)).addedPart).toBe('file');
    expect(await listTextsOfFile(source)).toEqual(['The first PDF.']);
    expect(await listTexts(source)).toEqual(['The first PDF.']);

    const old = await createSource();
    await savePdf(old, { ...FIRST, isFileStored: false });
    const [row] = await listSnapshots(database, old.stableId);
    const { pdfHashes: _, ...oldSnapshot } = row ?? {};
    await database.snapshots.put(oldSnapshot as NonNullable<typeof row>);
    await savePdf(old, FIRST);
    await savePdf(old, { ...SECOND, isFileStored: false });
    expect(await listTextsOfFile(old)).toEqual(['The first PDF.']);
  });
});

const WHOLE = { text: 'One.\nTwo.\nThree.', file: 'pdf', isFileStored: false, pageStarts: [0, 5, 10] };
const PART = { ...WHOLE, text: 'One.', pageStarts: [0], cut: true, isStopped: true, pdfPageCount: 3 };

describe('the first pages of a PDF whose reading was stopped', () => {
  it('do not replace a text with more pages of the same PDF, and the form says so', async () => {
    const source = await createSource();
    await savePdf(source, WHOLE);
    const { source: saved, hadLongerText } = await savePdf(source, PART);
    expect(saved?.stableId).toBe(source.stableId);
    expect(await listTexts(source)).toEqual([WHOLE.text]);
    expect(describeStrip({ kind: 'saved', ...(hadLongerText && { hadLongerText }) }).text).toBe(
      'Saved in this browser. The source already has more pages of this PDF, so its text was not replaced.',
    );
  });

  it.each<[string, Partial<Article> & { file?: string }, string[]]>([
    ['of all pages', { text: 'One, corrected.' }, ['One, corrected.']],
    ['of a file that has changed', { ...PART, file: 'a new version' }, ['One.']],
  ])('leave the save of a text %s as it is', async (_, values, added) => {
    const source = await createSource();
    await savePdf(source, { ...WHOLE, pdfUrl: 'https://example.org/a.pdf' });
    const saved = await savePdf(source, { ...WHOLE, pdfUrl: 'https://example.org/a.pdf', ...values });
    expect(saved).not.toHaveProperty('hadLongerText');
    expect(await listTexts(source)).toEqual([WHOLE.text, ...added]);
  });

  it('are replaced by more pages, and by those of a replaced large file', async () => {
    const source = await createSource();
    const pdfUrl = 'https://example.org/large.pdf';
    const { isStopped: _, ...large } = { ...PART, pdfUrl, pdfPageCount: 900, pdfHash: undefined };
    await savePdf(source, large);
    const longer = { ...large, text: 'One.\nTwo.', pageStarts: [0, 5] };
    expect(await savePdf(source, longer)).not.toHaveProperty('hadLongerText');
    expect(await savePdf(source, large)).toMatchObject({ hadLongerText: true });
    // The number of pages is unknown if only the first bytes of the file were read.
    expect(await savePdf(source, { ...large, pdfPageCount: 0 })).toMatchObject({ hadLongerText: true });
    const newEdition = { ...large, text: 'One, revised.', pdfPageCount: 880 };
    expect(await savePdf(source, newEdition)).not.toHaveProperty('hadLongerText');
    expect(await listTexts(source)).toEqual(['One.', 'One.\nTwo.', 'One, revised.']);
  });

  it.each<[string, Partial<Article>]>([
    ['a file with a hash', {}],
    ['a large file', { pdfHash: undefined, pdfUrl: 'https://example.org/large.pdf' }],
  ])(
    'are all pages once the whole PDF was read, if the other pages of %s have no text',
    async (_, values) => {
      const source = await createSource();
      const part = { ...PART, ...values, pdfPageCount: values.pdfUrl ? 0 : 3 };
      await savePdf(source, part);
      const { cut: _cut, isStopped: _isStopped, pdfPageCount: _pageCount, ...whole } = part;
      const { source: saved } = await savePdf(source, {
        ...whole,
        pageStarts: [0, 4, 4],
        pageLabels: ['i', '1', '2'],
      });
      expect(saved?.stableId).toBe(source.stableId);
      const texts = await listSnapshots(database, source.stableId);
      expect(texts).toHaveLength(1);
      expect(texts[0]).toMatchObject({ text: 'One.', pageStarts: [0, 4, 4], pageLabels: ['i', '1', '2'] });
      expect(texts[0]).not.toHaveProperty('pdfPageCount');

      // A text of the first pages does not take them back.
      await savePdf(source, part);
      expect(await listSnapshots(database, source.stableId)).toEqual(texts);
    },
  );

  it('keep their URL, but not the labels of their pages, when the whole PDF is read from a mirror', async () => {
    const source = await createSource();
    const pdfUrl = 'https://example.org/tides.pdf';
    await savePdf(source, { ...PART, pdfUrl, pageLabels: ['7'] });
    const { cut: _cut, isStopped: _isStopped, pdfPageCount: _pageCount, ...whole } = PART;
    await savePdf(source, { ...whole, pageStarts: [0, 4, 4], pdfUrl: 'https://mirror.example/tides.pdf' });
    const texts = await listSnapshots(database, source.stableId);
    expect(texts).toEqual([expect.objectContaining({ pageStarts: [0, 4, 4], pdfUrl })]);
    expect(texts[0]).not.toHaveProperty('pageLabels');
  });

  it('are compared by their URL with a text of which no hash is known', async () => {
    const source = await createSource();
    const pdfUrl = 'https://example.org/large.pdf';
    const { pdfHash: _, ...large } = { ...WHOLE, pdfUrl, pdfPageCount: 900, pdfHash: undefined };
    await savePdf(source, { ...large, cut: true });
    const [row] = await listSnapshots(database, source.stableId);
    const { pdfHashes: __, ...rowWithoutHash } = row ?? {};
    await database.snapshots.put(rowWithoutHash as NonNullable<typeof row>);
    expect(await savePdf(source, { ...PART, pdfUrl, pdfPageCount: 900 })).toMatchObject({
      hadLongerText: true,
    });
    expect(await listTexts(source)).toEqual([WHOLE.text]);
  });
});
