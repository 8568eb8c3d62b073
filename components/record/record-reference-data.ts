import { createContext, useContext } from 'react';
import type { ScoredNeighbour } from '@/components/common/form-props';

/** What the editors offer: read from the store and the settings by the page. */
export type RecordReferenceData = {
  bandNames: string[];
  tags: string[];
  venueNames: string[];
  neighbours: { below: ScoredNeighbour | null; above: ScoredNeighbour | null };
};

const EMPTY_REFERENCE_DATA: RecordReferenceData = {
  bandNames: [],
  tags: [],
  venueNames: [],
  neighbours: { below: null, above: null },
};

/** The aids of the record that is shown. */
export const RecordReferenceDataContext = createContext(EMPTY_REFERENCE_DATA);

/** The aids of the record around. */
export const useRecordReferenceData = (): RecordReferenceData => useContext(RecordReferenceDataContext);
