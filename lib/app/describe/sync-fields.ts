import { formatCount } from '@/lib/browser/i18n/format-values';
import { type MessageKey, t } from '@/lib/browser/i18n/message';
import { isFieldGroup } from '@/lib/record/draft/field-groups';
import type { FieldGroup } from '@/lib/record/field-lists';
import type { FieldFault, FieldValue, SyncedField } from '@/lib/wiki/model/sync';

const FIELD_LABELS: Record<SyncedField | 'url', MessageKey> = {
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

/** Returns the label of a field; an unknown name is returned unchanged. */
export const getFieldName = (field: string): string =>
  field in FIELD_LABELS ? t(FIELD_LABELS[field as SyncedField]) : field;

/** Formats the labels of fields as a list with commas. */
export const formatFieldNames = (fields: string[]): string => fields.map(getFieldName).join(', ');

/** Formats why a wiki cannot accept a field: "Title over 1,000 characters". */
export function formatFault(fault: FieldFault): string {
  const name = getFieldName(fault.field);
  if (fault.kind === 'too-long') return t('syncFaultTooLong', name, formatCount(fault.limit));
  if (fault.kind === 'too-many') return t('syncFaultTooMany', name, formatCount(fault.limit));
  return t('syncFaultNotTaken', name);
}

/** Finds the field group in which a synced field is edited; null if it cannot be edited. */
export function findFieldGroup(field: string): FieldGroup | null {
  if (field === 'venueId') return 'siteName';
  if (field === 'year') return 'publishedDate';
  if (field === 'credibility') return 'rating';
  if (field === 'doi' || field === 'arxiv') return 'identifiers';
  return isFieldGroup(field) ? field : null;
}

/** Formats a value as lines of text; no lines for an empty value. */
export function formatValueLines(value: FieldValue | undefined): string[] {
  if (value === undefined || value === null || value === '') return [];
  return Array.isArray(value) ? value : [String(value)];
}
