import { createContext } from 'react';

/** Opens the stored PDF of the record at a page. Null means that no PDF is stored, so that links open its address. */
export const StoredPdfContext = createContext<((page: number) => void) | null>(null);
