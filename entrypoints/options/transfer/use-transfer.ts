import { useState } from 'react';
import type { Store } from '@/lib/db/open';
import type { Desk } from '../use-desk';

/** Bringing records in and taking them out. */
export type Transfer = {
  includeText: boolean;
  setIncludeText: (include: boolean) => void;
  askForFile: () => void;
  /** Writes these sources, or with null all of them, into a file that the browser downloads. */
  exportSources: (stableIds: string[] | null) => void;
};

/** Import and export over the store. */
export function useTransfer(_store: Store, _desk: Desk): Transfer {
  const [includeText, setIncludeText] = useState(true);
  return { includeText, setIncludeText, askForFile: () => {}, exportSources: () => {} };
}
