import { useMemo } from 'react';
import { buildUndoAction } from '@/components/library/NotificationBar';
import { formatAddedPdfProblems } from '@/lib/app/describe/format-added-pdf-problems';
import { formatFileProblem, formatPdfAdded, formatPdfProblem } from '@/lib/app/describe/format-pdf-problem';
import { type AddedPdf, type AddPdfDeps, addPdf } from '@/lib/app/library/add-pdf';
import type { Notification } from '@/lib/app/library/notifications';
import { readWithPassword } from '@/lib/app/library/read-with-password';
import { canBeUndone } from '@/lib/app/library/undo';
import { detectLanguage } from '@/lib/browser/detect-language';
import { t } from '@/lib/browser/i18n/message';
import { send } from '@/lib/browser/messages/send';
import { openDraftForm } from '@/lib/browser/open-page';
import type { LibraryChange } from '@/lib/record/schema/library-change';
import type { Source } from '@/lib/record/schema/source';
import { draftStore } from '@/lib/storage/drafts/draft-store';
import type { Database } from '@/lib/storage/open-database';
import { deleteDraftPdf, storeDraftPdf } from '@/lib/storage/pdf-files';
import { findChange } from '@/lib/storage/queries/list-changes';
import { listSnapshots } from '@/lib/storage/queries/snapshots';
import { createSourceReader } from '@/lib/storage/queries/source-reader';
import { storePdfFiles } from '@/lib/storage/settings/settings';
import { useDrop } from '../use-drop';
import type { LibraryActions } from '../use-library-actions';
import { askPdfPassword } from './ask-pdf-password';

/**
 * Returns the function that adds PDF files to the library, or to a source. A notification shows the progress
 * and the result, with Undo of what was added to sources. The files are stored if `shouldStoreFiles` is true,
 * or if the reader chose in the settings to store PDF files.
 */
export function useAddPdf(
  database: Database,
  libraryActions: LibraryActions,
  { shouldStoreFiles = false } = {},
): (files: readonly File[], source: Source | null) => void {
  return useMemo(
    () => (files, source) => void addPdfFiles({ database, libraryActions, shouldStoreFiles }, files, source),
    [database, libraryActions, shouldStoreFiles],
  );
}

type TransferContext = { database: Database; libraryActions: LibraryActions; shouldStoreFiles: boolean };

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

async function addPdfFiles(
  context: TransferContext,
  files: readonly File[],
  source: Source | null,
): Promise<void> {
  const { libraryActions } = context;
  const controller = new AbortController();
  const change = { id: crypto.randomUUID(), at: new Date().toISOString() };
  const outcomes: AddedPdf[] = [];
  const stopMessage = await libraryActions.runningChanges.run(
    { latestHiddenUndoAt: change.at, undo: null },
    async () => {
      for (const file of files) {
        const result = await addPdf(createAddPdfDeps(context, file.name, controller, change), file, source);
        if (!result.ok) return `${file.name}: ${formatPdfProblem(result.problem)}`;
        outcomes.push(result.value);
      }
      return null;
    },
  );
  // No change is stored if the files added nothing new to sources.
  const storedChange = await findChange(context.database, change.id);
  const undo: UndoOfChange =
    storedChange && canBeUndone(storedChange)
      ? {
          action: buildUndoAction(() => void libraryActions.undoChange(storedChange)),
          changeId: storedChange.id,
        }
      : { action: null };
  if (stopMessage !== null)
    libraryActions.notify({ kind: 'alert', text: stopMessage, ...undo, progress: null });
  else showOutcome(outcomes, libraryActions, undo);
}

type UndoOfChange = Pick<Notification, 'action' | 'changeId'>;

function showOutcome(
  outcomes: readonly AddedPdf[],
  { notify, notifyStatus }: LibraryActions,
  undo: UndoOfChange,
): void {
  const [first] = outcomes;
  if (!first) return;
  const notifyAdded = (text: string) => notify({ kind: 'status', text, ...undo, progress: null });
  const problem = formatAddedPdfProblems(first);
  const fileProblem = outcomes.find((outcome) => outcome.fileProblem)?.fileProblem;
  if (outcomes.length > 1)
    notifyAdded(
      `${t('pdfFilesRead', outcomes.length)}${fileProblem ? ` ${formatFileProblem(fileProblem)}` : ''}`,
    );
  else if (first.kind === 'added')
    notifyAdded(formatPdfAdded({ title: first.source.title, addedPart: first.addedPart }) + problem);
  else {
    notifyStatus(t('pdfRead') + problem);
    void openDraftForm(first.key);
  }
}

const createAddPdfDeps = (
  { database, libraryActions: { notify }, shouldStoreFiles }: TransferContext,
  fileName: string,
  controller: AbortController,
  addPdfChange: Pick<LibraryChange, 'id' | 'at'>,
): AddPdfDeps => {
  const showProgress = (progress: number) =>
    notify({
      kind: 'status',
      text: t('pdfFileReading', fileName),
      action: { label: t('buttonCancel'), run: () => controller.abort() },
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
    sourceReader: createSourceReader(database),
    listPdfTexts: async (stableId) =>
      (await listSnapshots(database, stableId)).flatMap(({ pageStarts, text }) => (pageStarts ? [text] : [])),
    drafts: draftStore,
    storeFile: async (draftKey, file) =>
      shouldStoreFiles || (await storePdfFiles.get()) ? storeDraftPdf(draftKey, file) : null,
    deleteFile: deleteDraftPdf,
    saveDraft: (request) => send('draft/save', { ...request, addPdfChange }),
  };
};
