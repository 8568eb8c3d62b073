import type { TableColumnName } from '@/lib/record/schema/library-table';
import { t } from './message';

const COLUMN_LABELS = {
  title: 'labelTitle',
  authors: 'labelAuthors',
  venue: 'facetVenue',
  published: 'labelPublished',
  importance: 'libraryImportance',
  credibility: 'facetCredibility',
  tags: 'facetTag',
  type: 'libraryType',
  status: 'labelStatus',
  saved: 'sortSaved',
  changed: 'sortChanged',
} as const satisfies Record<TableColumnName, string>;

/** Returns the name of a column of the table of sources. */
export const getColumnName = (name: TableColumnName): string => t(COLUMN_LABELS[name]);
