import { useEffect, useState } from 'react';
import { buildUndoAction } from '@/components/library/NotificationBar';
import { formatFileProblem } from '@/lib/app/describe/format-pdf-problem';
import { t } from '@/lib/browser/i18n/message';
import {
  deletePdfFile,
  findPdfFile,
  hashPdfFile,
  storePdfFile,
  watchPdfFiles,
} from '@/lib/storage/pdf-files';
import type { LibraryActions } from '../use-library-actions';

/** The stored PDF of a source, and the actions on it. */
export type StoredPdf = {
  bytes: number;
  storedAt: Date;
  hash: string | null;
  openPage: (page: number) => void;
  deleteFile: () => void;
};

/** Returns the stored PDF of a source, or null if no file is stored for it. */
export function useStoredPdf(
  stableId: string,
  { notify, notifyStatus, notifyError }: Pick<LibraryActions, 'notify' | 'notifyStatus' | 'notifyError'>,
): StoredPdf | null {
  const [storedFile, setStoredFile] = useState<StoredFile | null>(null);
  useEffect(() => {
    let readCount = 0;
    const read = async (): Promise<void> => {
      readCount += 1;
      const number = readCount;
      const found = await readStoredFile(stableId);
      // An earlier read can take longer, because it computes the hash of a file that has been removed since.
      if (number === readCount) setStoredFile(found);
    };
    void read();
    const stopWatching = watchPdfFiles(() => void read());
    return () => {
      readCount += 1;
      stopWatching();
    };
  }, [stableId]);
  if (!storedFile) return null;
  const { file, hash } = storedFile;
  const restore = async (copy: Blob): Promise<void> => {
    const problem = await storePdfFile(stableId, copy);
    if (problem) notifyError(formatFileProblem(problem));
    else notifyStatus(t('pdfFileRestored'));
  };
  return {
    bytes: file.size,
    storedAt: new Date(file.lastModified),
    hash,
    // The viewer of the browser shows the file without a request.
    openPage: (page) => window.open(`${URL.createObjectURL(file)}#page=${page}`),
    deleteFile: () => {
      void deleteWithCopy(stableId, file).then((copy) =>
        notify({
          kind: 'status',
          text: t('pdfFileDeleted'),
          action: buildUndoAction(() => void restore(copy)),
          progress: null,
        }),
      );
    },
  };
}

type StoredFile = { file: File; hash: string | null };

/** Reads the file of a source and its hash, which is null if the file cannot be read. */
async function readStoredFile(stableId: string): Promise<StoredFile | null> {
  const file = await findPdfFile(stableId);
  return file && { file, hash: await hashPdfFile(file).catch(() => null) };
}

/** Deletes the file. Returns a copy of it in memory, for Undo. */
async function deleteWithCopy(stableId: string, file: Blob): Promise<Blob> {
  const copy = new Blob([await file.arrayBuffer()], { type: file.type });
  await deletePdfFile(stableId);
  return copy;
}
