import { t } from '@/lib/browser/i18n/message';
import { getFieldName } from './sync-fields';

const IDENTIFIER_NAMES: Record<string, string> = {
  doi: 'DOI',
  arxiv: 'arXiv',
  pmid: 'PMID',
  pmcid: 'PMCID',
  isbn: 'ISBN',
  ssrn: 'SSRN',
  openreview: 'OpenReview',
};

/** Returns the label of a field to which a column of a table can be mapped (`TABLE_FIELDS`). */
export function getColumnFieldName(field: string): string {
  if (field === 'linkCheckedAt') return t('importLinkCheckedAt');
  if (field === 'credibilityReason') return t('importCredibilityReason');
  if (field === 'quote') return t('importQuote');
  if (field === 'quotes') return t('importQuotes');
  return IDENTIFIER_NAMES[field] ?? getFieldName(field);
}
