import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { formatLibraryMessage } from '@/lib/app/describe/format-library-message';
import { createChangeRunner } from '@/lib/app/worker/run-change';
import { type SubmitDraftDeps, submitDraft } from '@/lib/app/worker/submit-draft';
import { err } from '@/lib/base/result';
import { joinDraftToSource } from '@/lib/record/draft/join-page-to-source';
import type { Draft } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import { type Database, openDatabase } from '@/lib/storage/open-database';
import { findPdfFile, hasDraftPdf, moveDraftPdf, storeDraftPdf, storePdfFile } from '@/lib/storage/pdf-files';
import { findChange, listChanges } from '@/lib/storage/queries/list-changes';
import { listSnapshots } from '@/lib/storage/queries/snapshots';
import { applyNextChunkWithFiles } from '@/lib/storage/transactions/changes/apply-chunk-with-files';
import { completePdfChange } from '@/lib/storage/transactions/changes/complete-pdf-change';
import { expireUndo } from '@/lib/storage/transactions/changes/delete-changes';
import { failChange, undoChange } from '@/lib/storage/transactions/changes/start-change';
import { saveSource } from '@/lib/storage/transactions/save-source';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { installPrivateFiles } from '@/tests/support/install-private-files';
import { makeArticle, makeDraft, makeExtraction, NOW } from '@/tests/support/make-review-form';
import { makeSnapshot, makeSource } from '@/tests/support/make-sources';
import { createSaveDraftDeps } from '@/tests/support/save-draft-deps';

let disk: { isFull: boolean };
beforeEach(async () => {
  await installEnglishMessages();
  disk = installPrivateFiles();
});

const CHANGE = { id: 'add-pdf-1', at: NOW.toISOString() };
const PDF = makeExtraction({
  kind: 'pdf',
  url: 'https://doi.org/10.1000/tides',
  abstract: [{ value: 'What the tides do.', from: 'first page' }],
});

async function createLibrary(): Promise<{ database: Database; source: Source }> {
  const database = openDatabase(`added-pdf-${crypto.randomUUID()}`);
  const source = makeSource({ title: 'Tides', abstract: null });
  await saveSource(database, source, makeSnapshot(source, 'The page.'));
  return { database, source };
}

/** Creates a library whose source has everything that the PDF says. */
async function createLibraryWithPdf(): ReturnType<typeof createLibrary> {
  const { database, source } = await createLibrary();
  await addPdf(database, source);
  await expireUndo(database, CHANGE.id);
  const row = await database.sources.get(source.stableId);
  return { database, source: row?.source ?? source };
}

/** Adds a PDF with a text, and its file if `file` is set. */
async function addPdf(database: Database, source: Source, text = 'The PDF.', file: string | null = null) {
  const draft = joinDraftToSource(source, makeDraft({}, { edits: {}, chosen: {} }), NOW.toISOString());
  return submitJoinedPdf(database, draft, text, CHANGE, file);
}

/** Saves the draft of a PDF that is joined to a source. `change` is null for a PDF that was joined in the form. */
async function submitJoinedPdf(
  database: Database,
  draft: Draft,
  text: string,
  change: typeof CHANGE | null,
  file: string | null = null,
) {
  if (file !== null) await storeDraftPdf(draft.key, new Blob([file]));
  const capturedAt = new Date(NOW.getTime() + text.length * 1000).toISOString();
  const deps: SubmitDraftDeps = {
    ...createSaveDraftDeps(database, { ...PDF, capturedAt }, makeArticle({ text, markdown: text })),
    readDraftItem: async () => null,
    deleteDraft: async () => undefined,
    hasPdfFile: hasDraftPdf,
    movePdfFile: moveDraftPdf,
    completePdfChange: (pdfChange, source, hasMovedFile) =>
      completePdfChange(database, pdfChange, source, hasMovedFile),
  };
  const result = await submitDraft(deps, draft, true, change);
  expect(result).toMatchObject({ ok: true });
  return result.ok ? result.value : null;
}

const createRunner = (database: Database, isDatabaseFull = false) =>
  createChangeRunner({
    applyNextChunk: (id) => applyNextChunkWithFiles(database, id, NOW),
    failChange: async (id, problem) =>
      isDatabaseFull ? err({ kind: 'disk-full' }) : failChange(database, id, problem),
    findChange: (id) => findChange(database, id),
    preventWorkerStop: () => () => {},
    wait: async () => undefined,
  });

async function undo(database: Database, id = CHANGE.id) {
  await undoChange(database, id);
  const result = await createRunner(database).run(id);
  return result.ok ? result.value : null;
}

const readFile = async ({ stableId }: Source) => (await findPdfFile(stableId))?.text();

const describeUndone = async (database: Database): Promise<string | null> => {
  const change = await undo(database);
  if (change?.action.kind !== 'add-pdf') return null;
  const { undoneCount: count, changedCount, action } = change;
  const { title } = action;
  return formatLibraryMessage({
    kind: 'added-pdf-undone',
    count,
    remainingCount: changedCount - count,
    title,
  });
};

const readSource = async (database: Database, { stableId }: Source) => {
  const row = await database.sources.get(stableId);
  const { updatedAt: _, ...values } = row?.source ?? {};
  return values;
};

const listTexts = async (database: Database, { stableId }: Source) =>
  (await listSnapshots(database, stableId)).map(({ text }) => text);

describe('the Undo of a PDF that was added to a source', () => {
  it('deletes its text and the values that it filled', async () => {
    const { database, source } = await createLibrary();
    const before = await readSource(database, source);
    await addPdf(database, source);
    expect(await readSource(database, source)).toMatchObject({ abstract: 'What the tides do.' });
    expect(await listTexts(database, source)).toEqual(['The page.', 'The PDF.']);

    expect(await undo(database)).toMatchObject({ state: 'undone', undoneCount: 1 });
    expect(await readSource(database, source)).toEqual(before);
    expect(await listTexts(database, source)).toEqual(['The page.']);
  });

  it('is stored for a PDF that was joined in the form, and keeps what the reader typed there', async () => {
    const { database, source } = await createLibrary();
    const before = await readSource(database, source);
    const typed = makeDraft({ summary: 'Typed in the form' });
    await submitJoinedPdf(database, joinDraftToSource(source, typed, NOW.toISOString()), 'The PDF.', null);
    expect(await readSource(database, source)).toMatchObject({
      abstract: 'What the tides do.',
      summary: 'Typed in the form',
    });
    const [change] = await listChanges(database);
    expect(change).toMatchObject({ action: { kind: 'add-pdf', title: 'Tides' }, state: 'finished' });

    expect(await undo(database, change?.id)).toMatchObject({ state: 'undone', undoneCount: 1 });
    expect(await readSource(database, source)).toEqual({ ...before, summary: 'Typed in the form' });
    expect(await listTexts(database, source)).toEqual(['The page.']);
  });

  it('is stored once if the form repeats its request', async () => {
    const { database, source } = await createLibrary();
    const draft = joinDraftToSource(source, makeDraft(), NOW.toISOString());
    await submitJoinedPdf(database, draft, 'The PDF.', null);
    await submitJoinedPdf(database, draft, 'The PDF.', null);
    expect(await listChanges(database)).toHaveLength(1);
  });

  it('keeps what the reader wrote since', async () => {
    const { database, source } = await createLibrary();
    await addPdf(database, source);
    const row = await database.sources.get(source.stableId);
    if (row) await saveSource(database, { ...row.source, summary: 'Typed since', abstract: 'Mine' }, null);
    await undo(database);
    expect(await readSource(database, source)).toMatchObject({ summary: 'Typed since', abstract: 'Mine' });
    expect(await listTexts(database, source)).toEqual(['The page.']);
  });

  it('restores the files also if it is continued after the first response', async () => {
    const { database, source } = await createLibrary();
    const other = makeSource({ url: 'https://example.org/other' });
    await saveSource(database, other, null);
    await storePdfFile(source.stableId, new Blob(['right']));
    await addPdf(database, source, 'The PDF.', 'wrong');
    await addPdf(database, other, 'Another PDF.', 'wrong too');

    const runner = createRunner(database);
    await undoChange(database, CHANGE.id);
    expect(await runner.startAndReport(CHANGE.id)).toMatchObject({ ok: true, value: { state: 'undoing' } });
    await runner.run(CHANGE.id);
    expect(await findChange(database, CHANGE.id)).toMatchObject({ state: 'undone', undoneCount: 2 });
    expect(await readFile(source)).toBe('right');
    expect(await findPdfFile(other.stableId)).toBeNull();
  });

  it('says that the disk is full, and can be repeated', async () => {
    const { database, source } = await createLibrary();
    await storePdfFile(source.stableId, new Blob(['right']));
    await addPdf(database, source, 'The PDF.', 'wrong');
    disk.isFull = true;
    expect(await undo(database)).toMatchObject({ state: 'failed', problem: { kind: 'disk-full' } });
    expect(await listTexts(database, source)).toEqual(['The page.', 'The PDF.']);
    disk.isFull = false;
    expect(await undo(database)).toMatchObject({ state: 'undone', problem: null });
    expect(await readFile(source)).toBe('right');
  });

  it('continues with the next start of the worker if the full disk could not even store that it failed', async () => {
    const { database, source } = await createLibrary();
    await storePdfFile(source.stableId, new Blob(['right']));
    await addPdf(database, source, 'The PDF.', 'wrong');
    await undoChange(database, CHANGE.id);
    disk.isFull = true;
    const failed = await createRunner(database, true).run(CHANGE.id);
    expect(failed).toEqual({ ok: false, problem: { kind: 'disk-full' } });
    expect(await findChange(database, CHANGE.id)).toMatchObject({ state: 'undoing' });
    disk.isFull = false;
    await createRunner(database).run(CHANGE.id);
    expect(await findChange(database, CHANGE.id)).toMatchObject({ state: 'undone', problem: null });
    expect(await readFile(source)).toBe('right');
  });

  it('is offered with the title of the source, also if only the file is new', async () => {
    const { database, source } = await createLibrary();
    await addPdf(database, source);
    const change = await findChange(database, CHANGE.id);
    expect(change && formatLibraryMessage({ kind: 'changed', change })).toBe(
      'The text of the PDF was added to “Tides”.',
    );
    const again = await createLibraryWithPdf();
    await addPdf(again.database, again.source, 'The PDF.', 'a file');
    const fileChange = await findChange(again.database, CHANGE.id);
    expect(fileChange && formatLibraryMessage({ kind: 'changed', change: fileChange })).toBe(
      'The PDF file was added to “Tides”.',
    );
    expect(await describeUndone(again.database)).toBe('The PDF was removed from “Tides” again.');
  });

  it('says that values were added if there is no new text', async () => {
    const { database, source } = await createLibraryWithPdf();
    const row = await database.sources.get(source.stableId);
    if (row) await saveSource(database, { ...row.source, abstract: null }, null);
    const current = (await database.sources.get(source.stableId))?.source ?? source;
    await addPdf(database, current, 'The PDF.', 'a file');
    const change = await findChange(database, CHANGE.id);
    expect(change && formatLibraryMessage({ kind: 'changed', change })).toBe(
      'Details from the PDF were added to “Tides”.',
    );
  });

  it.each([null, 'right'])(
    'counts a file that was restored before the worker was stopped (earlier file: %s)',
    async (earlierFile) => {
      const { database, source } = await createLibraryWithPdf();
      if (earlierFile !== null) await storePdfFile(source.stableId, new Blob([earlierFile]));
      await addPdf(database, source, 'The PDF.', 'a file');
      await undoChange(database, CHANGE.id);
      const stop = () => {
        database.changes.hook('updating').unsubscribe(stop);
        throw new Error('stopped');
      };
      database.changes.hook('updating', stop);
      await expect(applyNextChunkWithFiles(database, CHANGE.id, NOW)).rejects.toThrow('stopped');
      expect(await readFile(source)).toBe(earlierFile ?? undefined);
      expect(await describeUndone(database)).toBe('The PDF was removed from “Tides” again.');
      expect(await readFile(source)).toBe(earlierFile ?? undefined);
    },
  );

  it('does not count a file that the reader replaced after the disk was full', async () => {
    const { database, source } = await createLibraryWithPdf();
    await storePdfFile(source.stableId, new Blob(['right']));
    await addPdf(database, source, 'The PDF.', 'a file');
    disk.isFull = true;
    expect(await undo(database)).toMatchObject({ state: 'failed' });
    disk.isFull = false;
    await storePdfFile(source.stableId, new Blob(['newer']));
    expect(await describeUndone(database)).toMatch(/^Nothing was undone/);
    expect(await readFile(source)).toBe('newer');
  });

  it('counts a PDF once if its save was repeated after the worker was stopped', async () => {
    const { database, source } = await createLibrary();
    await addPdf(database, source, 'The PDF.', 'a file');
    await addPdf(database, source, 'The PDF.', 'a file');
    expect(await findChange(database, CHANGE.id)).toMatchObject({ changedCount: 1, chunkCount: 1 });
    expect(await describeUndone(database)).toBe('The PDF was removed from “Tides” again.');
    expect(await readFile(source)).toBeUndefined();
  });

  it('is not offered if the PDF added nothing', async () => {
    const { database, source } = await createLibraryWithPdf();
    expect(await addPdf(database, source)).toMatchObject({ addedPart: null });
    expect(await findChange(database, CHANGE.id)).toBeNull();
  });

  it('is not offered for a file that a full disk could not store', async () => {
    const { database, source } = await createLibraryWithPdf();
    await storePdfFile(source.stableId, new Blob(['right']));
    const draft = joinDraftToSource(source, makeDraft({}, { edits: {}, chosen: {} }), NOW.toISOString());
    await storeDraftPdf(draft.key, new Blob(['a file']));
    disk.isFull = true;
    expect(await submitJoinedPdf(database, draft, 'The PDF.', CHANGE)).toMatchObject({
      fileProblem: 'disk-full',
      addedPart: null,
    });
    expect(await findChange(database, CHANGE.id)).toBeNull();
    expect(await readFile(source)).toBe('right');
  });

  it('is offered for a file that was stored before the worker was stopped', async () => {
    const { database, source } = await createLibraryWithPdf();
    const draft = joinDraftToSource(source, makeDraft({}, { edits: {}, chosen: {} }), NOW.toISOString());
    await storeDraftPdf(draft.key, new Blob(['a file']));
    await moveDraftPdf(draft.key, source.stableId, CHANGE.id);
    expect(await submitJoinedPdf(database, draft, 'The PDF.', CHANGE)).toMatchObject({ addedPart: 'file' });
    expect(await describeUndone(database)).toBe('The PDF was removed from “Tides” again.');
    expect(await readFile(source)).toBeUndefined();
  });

  it('names what each PDF added', async () => {
    const { database, source } = await createLibrary();
    expect(await addPdf(database, source)).toMatchObject({ addedPart: 'text' });
    const again = await createLibraryWithPdf();
    expect(await addPdf(again.database, again.source, 'The PDF.', 'a file')).toMatchObject({
      addedPart: 'file',
    });
  });

  it('counts what was undone', async () => {
    const { database, source } = await createLibrary();
    await addPdf(database, source);
    await addPdf(database, source, 'A second PDF.');
    expect(await findChange(database, CHANGE.id)).toMatchObject({ sourceCount: 1, changedCount: 2 });
    expect(await describeUndone(database)).toBe('2 PDFs were removed from their sources again.');

    const other = await createLibraryWithPdf();
    await addPdf(other.database, other.source, 'The PDF.', 'a file');
    await storePdfFile(other.source.stableId, new Blob(['newer']));
    expect(await describeUndone(other.database)).toBe(
      'Nothing was undone: “Tides” was changed after the PDF was added.',
    );
  });

  it('expires with the replaced file, but not while it is running', async () => {
    const { database, source } = await createLibrary();
    await addPdf(database, source);
    await undoChange(database, CHANGE.id);
    expect(await expireUndo(database, CHANGE.id)).toBe(false);
    await createRunner(database).run(CHANGE.id);
    expect(await expireUndo(database, CHANGE.id)).toBe(true);
    expect(await findChange(database, CHANGE.id)).toBeNull();
  });
});
