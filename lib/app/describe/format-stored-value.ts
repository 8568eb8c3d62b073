import { formatDate } from '@/lib/browser/i18n/format-values';
import { getIdentifierName } from '@/lib/browser/i18n/get-identifier-name';
import { t, tCount } from '@/lib/browser/i18n/message';
import { getSectionName } from '@/lib/browser/i18n/section-names';
import { getTypeName } from '@/lib/browser/i18n/vocabulary-names';
import type { StoredField } from '@/lib/record/field-lists';
import type { Source } from '@/lib/record/schema/source';

/** Formats a stored field as lines of text. Returns no lines for an empty value. */
export function formatStoredValue(field: StoredField, source: Source): string[] {
  const value = source[field];
  if (value === null) return [];
  switch (field) {
    case 'type':
      return [getTypeName(source.type)];
    case 'status':
      return [getSectionName(source.status)];
    case 'createdAt':
    case 'updatedAt':
    case 'publishedDate':
      return [formatDate(String(value).slice(0, 10))];
    case 'keyPoints':
      return source.keyPoints.map(({ text, quotes }) =>
        quotes.length === 0 ? text : `${text} (${tCount('duplicateQuotes', quotes.length)})`,
      );
    case 'identifiers':
      return Object.entries(source.identifiers).flatMap(([kind, id]) =>
        id === null ? [] : [`${getIdentifierName(kind)} ${id}`],
      );
    case 'credibilityOverride':
      return source.credibilityOverride
        ? [t('duplicateRating', source.credibilityOverride.level, source.credibilityOverride.reason)]
        : [];
    case 'citedBy':
      return source.citedBy.map(({ title }) => title);
    case 'linkState':
      return source.linkState ? [source.linkState.state] : [];
    default:
      return Array.isArray(value) ? value.map(String) : [String(value)];
  }
}
