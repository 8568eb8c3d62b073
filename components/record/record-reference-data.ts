import { createContext, useContext } from 'react';
import type { FieldReferenceData } from '@/components/fields/FieldEditor';

const EMPTY_REFERENCE_DATA: FieldReferenceData = {
  importanceBandNames: [],
  tags: [],
  venueNames: [],
  importanceNeighbours: { below: null, above: null },
};

/** What the field editors of the record page suggest or compare with. */
export const RecordReferenceDataContext = createContext(EMPTY_REFERENCE_DATA);

/** The reference data of the surrounding record page. */
export const useRecordReferenceData = (): FieldReferenceData => useContext(RecordReferenceDataContext);
