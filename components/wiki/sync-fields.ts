import { isPartName, type PartName } from '@/components/record/parts';
import { shownCount } from '@/lib/locale/date';
import { type MessageKey, t } from '@/lib/locale/message';
import type { FieldFault, FieldValue, SyncedField } from '@/lib/model/sync';

const NAMES: Record<SyncedField | 'url', MessageKey> = {
  url: 'labelAddress',
  title: 'labelTitle',
  type: 'labelType',
  publishedDate: 'labelPublished',
  venueId: 'labelVenue',
  authors: 'labelAuthors',
  abstract: 'labelAbstract',
  summary: 'labelSummary',
  keyPoints: 'labelKeyPoints',
  review: 'labelReview',
  contextNote: 'labelContextNote',
  importance: 'labelImportance',
  subtype: 'labelSubtype',
  purpose: 'labelPurpose',
  tags: 'labelTags',
  stance: 'labelStance',
  archiveUrl: 'recordArchiveLink',
  credibility: 'syncField_credibility',
  doi: 'syncField_doi',
  arxiv: 'syncField_arxiv',
  year: 'syncField_year',
};

/** The name of a field as the record shows it; one that is not known stands as it is. */
export const fieldName = (field: string): string => (field in NAMES ? t(NAMES[field as SyncedField]) : field);

/** The names of fields in a row. */
export const fieldNames = (fields: string[]): string => fields.map(fieldName).join(', ');

/** What is wrong with a field for a wiki: "Title over 1,000 characters". */
export function faultText(fault: FieldFault): string {
  const name = fieldName(fault.field);
  if (fault.kind === 'too-long') return t('syncFaultTooLong', name, shownCount(fault.limit));
  if (fault.kind === 'too-many') return t('syncFaultTooMany', name, shownCount(fault.limit));
  return t('syncFaultNotTaken', name);
}

/** The part of the record where a field is edited; null where it has none. */
export function partOf(field: string): PartName | null {
  if (field === 'venueId') return 'siteName';
  if (field === 'year') return 'publishedDate';
  if (field === 'credibility') return 'rating';
  if (field === 'doi' || field === 'arxiv') return 'identifiers';
  return isPartName(field) ? field : null;
}

/** A value as lines of text; none where nothing is there. */
export function valueLines(value: FieldValue | undefined): string[] {
  if (value === undefined || value === null || value === '') return [];
  return Array.isArray(value) ? value : [String(value)];
}
