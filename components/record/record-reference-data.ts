import { createContext, useContext } from 'react';
import type { FieldReferenceData } from '@/components/fields/FieldEditor';

const EMPTY_REFERENCE_DATA: FieldReferenceData = {
  bandNames: [],
  tags: [],
  venueNames: [],
  neighbours: { below: null, above: null },
};

/** What the editors of the shown record offer. */
export const RecordReferenceDataContext = createContext(EMPTY_REFERENCE_DATA);

/** What the editors of the surrounding record offer. */
export const useRecordReferenceData = (): FieldReferenceData => useContext(RecordReferenceDataContext);
