import type { CaptureDeps } from '@/lib/app/form/capture/capture-deps';
import type { DraftSessionDeps } from '@/lib/app/form/draft-deps';
import type { CheckPageDeps } from '@/lib/app/page-check/check-page';
import { findTabById } from '@/lib/browser/active-tab';
import { beginCapture } from '@/lib/browser/begin-capture';
import { detectLanguage } from '@/lib/browser/detect-language';
import { getFileAccess } from '@/lib/browser/file-access';
import { send } from '@/lib/browser/messages/send';
import { draftStore } from '@/lib/storage/drafts/draft-store';
import { openDatabase } from '@/lib/storage/open-database';
import { storeDraftPdf } from '@/lib/storage/pdf-files';
import { findPageCheck } from '@/lib/storage/queries/page-checks';
import { listSnapshots } from '@/lib/storage/queries/snapshots';
import { createSourceReader } from '@/lib/storage/queries/source-reader';
import { notDuplicateOf, storePdfFiles } from '@/lib/storage/settings/settings';

/** The database, opened once per page. Pages only read it, because only the worker writes. */
export const database = openDatabase();

const wait = (durationMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, durationMs));

const checkPageDeps: CheckPageDeps = {
  now: () => new Date(),
  listSnapshots: (stableId) => listSnapshots(database, stableId),
  findCheck: (stableId) => findPageCheck(database, stableId),
  saveCheck: (request) => send('source/check', request),
  wait,
};

/** The dependencies of a draft session in the popup or the side panel. */
export const draftDeps: DraftSessionDeps = {
  now: () => new Date(),
  drafts: draftStore,
  sourceReader: createSourceReader(database),
  worker: {
    saveDraft: (request) => send('draft/save', request),
    editSource: (request) => send('source/edit', request),
  },
  listNotDuplicatePairs: notDuplicateOf.get,
  runAfterPaint: (task) => requestAnimationFrame(() => setTimeout(task)),
};

/** The dependencies of the form that capture pages. */
export const captureDeps: CaptureDeps = {
  beginCapture,
  findTabById,
  getFileAccess,
  // pdf.js is large, so it is loaded when there is a PDF to read.
  readPdf: async ({ url, draftKey, ...options }) => {
    const [{ readPdfAtUrl }, isFileStored] = await Promise.all([
      import('@/lib/pdf/load/read-pdf-source'),
      storePdfFiles.get(),
    ]);
    const storeFile = isFileStored ? (file: Blob) => storeDraftPdf(draftKey, file) : undefined;
    return readPdfAtUrl(url, { ...options, detectLanguage, storeFile });
  },
  checkPage: async (source, page) => {
    // The code that searches quotes has 10 kB, so it is loaded only when there is a page to check.
    const { checkPage } = await import('@/lib/app/page-check/check-page');
    const saved = await checkPage(checkPageDeps, source, page).catch(() => null);
    return saved?.ok ? saved.value : null;
  },
  wait,
};
