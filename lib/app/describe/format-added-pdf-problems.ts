import type { AddedPdf } from '@/lib/app/library/add-pdf';
import { t, tCount } from '@/lib/browser/i18n/message';
import { formatFileProblem, formatTextProblem } from './format-pdf-problem';

/** Formats the problems of a PDF that was read, each sentence after a space. */
export function formatAddedPdfProblems(outcome: AddedPdf): string {
  return [
    ...(outcome.kind === 'added' && outcome.isOtherText ? [t('pdfOtherText')] : []),
    ...(outcome.textProblem ? [formatTextProblem(outcome.textProblem)] : []),
    ...(outcome.pageCount === null ? [] : [tCount('stripPdfTruncated', outcome.pageCount)]),
    ...(outcome.fileProblem ? [formatFileProblem(outcome.fileProblem)] : []),
  ]
    .map((sentence) => ` ${sentence}`)
    .join('');
}
