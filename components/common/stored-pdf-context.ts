import { createContext } from 'react';

/** The stored PDF file of a source: the hashes of the texts that were captured from it, and the function that opens it at a page. */
export type StoredPdfFile = { textHashes: readonly string[]; openPage: (page: number) => void };

/** The stored PDF file of the displayed source. Null if no file is stored; links then open the URL of the PDF. */
export const StoredPdfContext = createContext<StoredPdfFile | null>(null);
