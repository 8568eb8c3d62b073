import { findFieldEntry } from '@/lib/record/field-lists';
import { t } from './message';

/**
 * Returns the displayed name of a field in a search. Some fields exist only in searches, such as `year`. Returns an unknown name
 * unchanged.
 */
export function getSearchFieldName(field: string): string {
  switch (field) {
    case 'quotes':
      return t('searchFieldQuote');
    case 'page':
      return t('searchFieldPage');
    case 'year':
      return t('searchFieldYear');
    case 'sync':
      return t('searchFieldSync');
    case 'claims':
      return t('searchFieldClaims');
    case 'quoteState':
      return t('searchFieldQuotes');
    default: {
      const labelKey = findFieldEntry(field)?.labelKey;
      return labelKey ? t(labelKey) : field;
    }
  }
}
