import { useEffect, useState } from 'react';
import { listPdfFiles, watchPdfFiles } from '@/lib/storage/pdf-files';

/** Returns the number and the size of the stored PDF files. */
export function usePdfFilesSize(): { count: number; bytes: number } {
  const [size, setSize] = useState({ count: 0, bytes: 0 });
  useEffect(() => {
    const read = (): void =>
      void listPdfFiles().then((files) =>
        setSize({ count: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) }),
      );
    read();
    return watchPdfFiles(read);
  }, []);
  return size;
}
