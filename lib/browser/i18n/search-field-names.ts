import { findFieldEntry } from '@/lib/record/field-lists';
import { t } from './message';

/** The name of a field in a search: that of the record, or of a part that only the search names. */
export function getSearchFieldName(field: string): string {
  switch (field) {
    case 'quotes':
      return t('searchFieldQuote');
    case 'year':
      return t('searchFieldYear');
    case 'sync':
      return t('searchFieldSync');
    default: {
      const labelKey = findFieldEntry(field)?.labelKey;
      return labelKey ? t(labelKey) : field;
    }
  }
}
