import { createContext, useContext } from 'react';
import type { FieldReferenceData } from '@/components/fields/FieldEditor';

const EMPTY_REFERENCE_DATA: FieldReferenceData = {
  importanceBandNames: [],
  tags: [],
  venueNames: [],
  importanceNeighbours: { below: null, above: null },
};

/** Passes the suggestions and comparison values from the record page to its field editors. */
export const RecordReferenceDataContext = createContext(EMPTY_REFERENCE_DATA);

/** Returns the suggestions and comparison values of the surrounding record page. */
export const useRecordReferenceData = (): FieldReferenceData => useContext(RecordReferenceDataContext);
