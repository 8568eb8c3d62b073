import type { MissingField, Section } from '@/lib/record/schema/source-row';
import { t } from './message';

const SECTION_LABELS = {
  inbox: 'libraryInbox',
  reviewed: 'libraryReviewed',
  archived: 'libraryArchived',
  bin: 'libraryBin',
} as const;

const MISSING_FIELD_LABELS = {
  summary: 'libraryMissingSummary',
  keyPoints: 'libraryMissingKeyPoints',
  importance: 'libraryMissingImportance',
  publishedDate: 'libraryMissingDate',
  rating: 'libraryMissingRating',
} as const;

/** Returns the name of a section of the library. */
export const getSectionName = (section: Section): string => t(SECTION_LABELS[section]);

/** Returns the name of the filter for sources that lack a value in this field. */
export const getMissingFieldName = (field: MissingField): string => t(MISSING_FIELD_LABELS[field]);
