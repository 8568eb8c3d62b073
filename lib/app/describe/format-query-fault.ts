import { t } from '@/lib/browser/i18n/message';
import type { QueryFault } from '@/lib/search/query/query';

/** Describes a part of a search that was not understood, and what the reader can type instead. */
export function formatQueryFault(fault: QueryFault): string {
  if (fault.kind === 'unknown-field')
    return fault.suggestion === null
      ? t('searchUnknownField', fault.word)
      : t('searchUnknownFieldSuggestion', fault.word, fault.suggestion);
  const value = `${fault.word}:${fault.value}`;
  return fault.examples.length === 0
    ? t('searchUnknownValue', value)
    : t('searchUnknownValueExamples', value, fault.examples.join(', '));
}
