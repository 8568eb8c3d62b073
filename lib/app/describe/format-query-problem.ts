import { t } from '@/lib/browser/i18n/message';
import type { QueryProblem } from '@/lib/search/query/query';

/** Describes a part of a search that was not understood, and what the reader can type instead. */
export function formatQueryProblem(problem: QueryProblem): string {
  if (problem.kind === 'no-words') return t('searchNoWords', problem.text);
  if (problem.kind === 'unknown-field')
    return problem.suggestion === null
      ? t('searchUnknownField', problem.fieldWord)
      : t('searchUnknownFieldSuggestion', problem.fieldWord, problem.suggestion);
  const value = `${problem.fieldWord}:${problem.value}`;
  return problem.examples.length === 0
    ? t('searchUnknownValue', value)
    : t('searchUnknownValueExamples', value, problem.examples.join(', '));
}
