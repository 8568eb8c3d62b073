import { t } from '@/lib/locale/message';
import type { MissingPart, Shelf } from '@/lib/model/source-row';

const SHELVES = {
  inbox: 'libraryInbox',
  reviewed: 'libraryReviewed',
  archived: 'libraryArchived',
  bin: 'libraryBin',
} as const;

const MISSING = {
  summary: 'libraryMissingSummary',
  keyPoints: 'libraryMissingKeyPoints',
  importance: 'libraryMissingImportance',
  publishedDate: 'libraryMissingDate',
  rating: 'libraryMissingRating',
} as const;

/** The name of a shelf of the library. */
export const shelfName = (shelf: Shelf): string => t(SHELVES[shelf]);

/** The name of a part that records may lack. */
export const missingName = (part: MissingPart): string => t(MISSING[part]);
