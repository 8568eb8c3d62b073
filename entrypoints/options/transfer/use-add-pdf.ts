import { useMemo } from 'react';
import {
  formatFileProblem,
  formatPdfProblem,
  formatTextProblem,
} from '@/lib/app/describe/format-pdf-problem';
import { type AddedPdf, type AddPdfPorts, addPdf } from '@/lib/app/library/add-pdf';
import { readWithPassword } from '@/lib/app/library/read-with-password';
import { detectLanguage } from '@/lib/browser/detect-language';
import { t, tCount } from '@/lib/browser/i18n/message';
import { send } from '@/lib/browser/messages/send';
import { openDraftForm } from '@/lib/browser/open-page';
import type { Source } from '@/lib/record/schema/source';
import { draftStore } from '@/lib/storage/drafts/draft-store';
import type { Database } from '@/lib/storage/open-database';
import { storeDraftPdf } from '@/lib/storage/pdf-files';
import { createRecordReader } from '@/lib/storage/queries/record-reader';
import { listSnapshots } from '@/lib/storage/queries/snapshots';
import { storePdfFiles } from '@/lib/storage/settings/settings';
import { useDrop } from '../use-drop';
import type { LibraryActions } from '../use-library-actions';
import { askPdfPassword } from './ask-pdf-password';

/**
 * Returns the function that adds PDF files to the library, or to a source. A notification shows its progress and result. The files are
 * stored if the reader chose that in the settings, or with `storesFiles`.
 */
export function useAddPdf(
  database: Database,
  libraryActions: LibraryActions,
  { storesFiles = false } = {},
): (files: readonly File[], source: Source | null) => void {
  return useMemo(
    () => (files, source) => void addPdfFiles({ database, libraryActions, storesFiles }, files, source),
    [database, libraryActions, storesFiles],
  );
}

type Deps = { database: Database; libraryActions: LibraryActions; storesFiles: boolean };

/** Adds the PDF files that the reader drops on the page. */
export function usePdfDrop(onFiles: (files: readonly File[]) => void): void {
  useDrop(hasFiles, (transfer) => {
    const files = [...transfer.files].filter(isPdfFile);
    if (files.length > 0) onFiles(files);
  });
}

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;

const isPdfFile = ({ type, name }: File): boolean => type === 'application/pdf' || /\.pdf$/i.test(name);

/** Lets the reader choose PDF files. */
export function choosePdfFiles(onFiles: (files: readonly File[]) => void): void {
  const input = Object.assign(document.createElement('input'), {
    type: 'file',
    accept: '.pdf,application/pdf',
    multiple: true,
  });
  input.addEventListener('change', () => onFiles([...(input.files ?? [])]));
  input.click();
}

async function addPdfFiles(deps: Deps, files: readonly File[], source: Source | null): Promise<void> {
  const { libraryActions } = deps;
  const controller = new AbortController();
  const outcomes: AddedPdf[] = [];
  for (const file of files) {
    const ports = createPorts(deps, file.name, controller);
    const result = await addPdf(ports, file, source);
    if (!result.ok) {
      libraryActions.notifyError(`${file.name}: ${formatPdfProblem(result.problem)}`);
      return;
    }
    outcomes.push(result.value);
  }
  showOutcome(outcomes, libraryActions);
}

function showOutcome(outcomes: readonly AddedPdf[], libraryActions: LibraryActions): void {
  const [first] = outcomes;
  if (!first) return;
  const problem = [
    ...(first.kind === 'added' && first.isOtherText ? [t('pdfOtherText')] : []),
    ...(first.textProblem ? [formatTextProblem(first.textProblem)] : []),
    ...(first.pageCount === null ? [] : [tCount('stripPdfTruncated', first.pageCount)]),
    ...(first.fileProblem ? [formatFileProblem(first.fileProblem)] : []),
  ]
    .map((sentence) => ` ${sentence}`)
    .join('');
  const fileProblem = outcomes.find((outcome) => outcome.fileProblem)?.fileProblem;
  if (outcomes.length > 1)
    libraryActions.notifyStatus(
      `${t('pdfFilesRead', outcomes.length)}${fileProblem ? ` ${formatFileProblem(fileProblem)}` : ''}`,
    );
  else if (first.kind === 'added') libraryActions.notifyStatus(t('pdfAdded', first.source.title) + problem);
  else {
    libraryActions.notifyStatus(t('pdfRead') + problem);
    void openDraftForm(first.key);
  }
}

const createPorts = (
  { database, libraryActions: { notify }, storesFiles }: Deps,
  fileName: string,
  controller: AbortController,
): AddPdfPorts => {
  const showProgress = (progress: number) =>
    notify({
      kind: 'status',
      text: t('pdfFileReading', fileName),
      action: { label: t('recordCancel'), run: () => controller.abort() },
      progress,
    });
  return {
    now: () => new Date(),
    readPdf: async (file) => {
      showProgress(0);
      const { readPdfFile } = await import('@/lib/pdf/load/read-pdf-source');
      return readWithPassword(
        (password) =>
          readPdfFile(file, {
            password,
            signal: controller.signal,
            onProgress: (done, total) => showProgress(done / total),
            detectLanguage,
          }),
        (isWrong) => askPdfPassword(file.name, isWrong),
      );
    },
    records: createRecordReader(database),
    listPdfTexts: async (stableId) =>
      (await listSnapshots(database, stableId)).flatMap(({ pageStarts, text }) => (pageStarts ? [text] : [])),
    drafts: draftStore,
    storeFile: async (draftKey, file) =>
      storesFiles || (await storePdfFiles.get()) ? storeDraftPdf(draftKey, file) : null,
    saveDraft: (request) => send('draft/save', request),
  };
};
