import type { ImportProblem } from '@/lib/app/library/import-contents';
import { t } from '@/lib/browser/i18n/message';
import { formatProblem } from './format-problem';

/** Formats the reason why an import stopped, with what the reader can do. */
export function formatImportProblem(problem: ImportProblem): string {
  if (problem.kind === 'file-changed') return t('libraryImportFileChanged');
  if (problem.kind === 'file-unreadable') return t('libraryImportFileUnreadable', problem.reason);
  return formatProblem(problem);
}
