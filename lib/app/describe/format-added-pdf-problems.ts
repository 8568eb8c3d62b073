import type { AddedPdf } from '@/lib/app/library/add-pdf';
import { t, tCount } from '@/lib/browser/i18n/message';
import { formatFileProblem, formatTextProblem } from './format-pdf-problem';

/**
 * Formats the problems of an added PDF. Each sentence begins with a space, because it is appended to another
 * one.
 */
export function formatAddedPdfProblems(outcome: AddedPdf): string {
  return [
    ...(outcome.kind === 'added' && outcome.hasDifferentText ? [t('pdfOtherText')] : []),
    ...(outcome.textProblem ? [formatTextProblem(outcome.textProblem)] : []),
    ...(outcome.pageCount === null ? [] : [tCount('stripPdfTruncated', outcome.pageCount)]),
    ...(outcome.fileProblem ? [formatFileProblem(outcome.fileProblem)] : []),
  ]
    .map((sentence) => ` ${sentence}`)
    .join('');
}
