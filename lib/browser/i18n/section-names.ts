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

/** The name of a section of the library. */
export const getSectionName = (section: Section): string => t(SECTION_LABELS[section]);

/** The name of a field that may be missing. */
export const getMissingFieldName = (field: MissingField): string => t(MISSING_FIELD_LABELS[field]);
