import { useEffect, useState } from 'react';
import { buildUndoAction } from '@/components/library/NotificationBar';
import { t } from '@/lib/browser/i18n/message';
import { findPdfFile, removePdfFile, storePdfFile, watchPdfFiles } from '@/lib/storage/pdf-files';
import type { LibraryActions } from '../use-library-actions';

/** The stored PDF of a record, and the actions on it. */
export type StoredPdf = { bytes: number; openPage: (page: number) => void; remove: () => void };

/** Returns the stored PDF of a source, or null if the reader does not keep its file. */
export function useStoredPdf(stableId: string, { notify }: Pick<LibraryActions, 'notify'>): StoredPdf | null {
  const [file, setFile] = useState<Blob | null>(null);
  useEffect(() => {
    let isActive = true;
    const read = (): void => void findPdfFile(stableId).then((found) => isActive && setFile(found));
    read();
    const stopWatching = watchPdfFiles(read);
    return () => {
      isActive = false;
      stopWatching();
    };
  }, [stableId]);
  if (!file) return null;
  return {
    bytes: file.size,
    // The viewer of the browser shows the file without a request.
    openPage: (page) => window.open(`${URL.createObjectURL(file)}#page=${page}`),
    remove: () => {
      void removeWithCopy(stableId, file).then((copy) =>
        notify({
          kind: 'status',
          text: t('pdfFileDeleted'),
          action: buildUndoAction(() => void storePdfFile(stableId, copy)),
          progress: null,
        }),
      );
    },
  };
}

/** Removes the file. Returns a copy of it in memory, for Undo. */
async function removeWithCopy(stableId: string, file: Blob): Promise<Blob> {
  const copy = new Blob([await file.arrayBuffer()], { type: file.type });
  await removePdfFile(stableId);
  return copy;
}
