import { createContext, useContext } from 'react';
import type { Neighbour } from '@/components/form/form-props';

/** What the editors offer: read from the store and the settings by the page. */
export type RecordAids = {
  bandNames: string[];
  tags: string[];
  venueNames: string[];
  neighbours: { below: Neighbour | null; above: Neighbour | null };
};

const NONE: RecordAids = {
  bandNames: [],
  tags: [],
  venueNames: [],
  neighbours: { below: null, above: null },
};

/** The aids of the record that is shown. */
export const RecordAidsContext = createContext(NONE);

/** The aids of the record around. */
export const useRecordAids = (): RecordAids => useContext(RecordAidsContext);
