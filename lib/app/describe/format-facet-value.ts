import type { VenueTable } from '@/lib/app/library/venue-table';
import { getLevelName } from '@/lib/browser/i18n/credibility-levels';
import { getReaderLanguage, t } from '@/lib/browser/i18n/message';
import { getMissingFieldName, getSectionName } from '@/lib/browser/i18n/section-names';
import { getTypeName } from '@/lib/browser/i18n/vocabulary-names';
import { CredibilityLevel } from '@/lib/record/schema/primitives';
import { MissingField, Section } from '@/lib/record/schema/source-row';
import { SourceType } from '@/lib/record/schema/vocabulary';
import type { Facet } from '@/lib/search/index/library-query';
import { SYNC_WORDS } from '@/lib/search/query/field-words';

/** Formats a value of a facet as text. A value that no vocabulary contains is shown as it is. */
export function formatFacetValue(facet: Facet, value: string, venueTable: VenueTable): string {
  switch (facet) {
    case 'section':
      return formatKnownValue(Section.safeParse(value).data, getSectionName, value);
    case 'missing':
      return formatKnownValue(MissingField.safeParse(value).data, getMissingFieldName, value);
    case 'type':
      return formatKnownValue(SourceType.safeParse(value).data, getTypeName, value);
    case 'credibility':
      return value === '0'
        ? t('credibilityUnrated')
        : formatKnownValue(CredibilityLevel.safeParse(Number(value)).data, getLevelName, value);
    case 'venue':
      return venueTable.getNameOfFacetValue(value);
    case 'language':
      return formatLanguage(value);
    case 'sync':
      return formatKnownValue(
        SYNC_WORDS.find((word) => word === value),
        (word) => t(`syncWord_${word}`),
        value,
      );
    default:
      return value;
  }
}

/** Formats a value of a vocabulary. Returns `value` unchanged if `parsedValue` is undefined. */
const formatKnownValue = <T>(
  parsedValue: T | undefined,
  format: (parsedValue: T) => string,
  value: string,
): string => (parsedValue === undefined ? value : format(parsedValue));

let languageNames: Intl.DisplayNames | null = null;

/** Returns the name of a language in the language of the reader, or the tag of the language if it has no name. */
export function formatLanguage(tag: string): string {
  try {
    // Created once, because the search names hundreds of languages.
    languageNames ??= new Intl.DisplayNames(getReaderLanguage(), { type: 'language' });
    return languageNames.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
