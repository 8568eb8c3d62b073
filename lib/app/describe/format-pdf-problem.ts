import type { PdfProblem, PdfTextProblem, UnreadableReason } from '@/lib/app/form/draft-state';
import { type MessageKey, t } from '@/lib/browser/i18n/message';
import type { PdfFileProblem } from '@/lib/record/pdf-file-problem';
import type { AddedPart } from '@/lib/record/schema/library-change';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { formatProblem } from './format-problem';

const TEXT_PROBLEM_KEYS = {
  'no-text': 'stripPdfScan',
  unreadable: 'stripPdfUnreadable',
  'too-slow': 'stripPdfTooSlow',
  cancelled: 'stripPdfCancelled',
} as const satisfies Record<PdfTextProblem, string>;

/** Says why a PDF has no text. */
export const formatTextProblem = (problem: PdfTextProblem): string => t(TEXT_PROBLEM_KEYS[problem]);

const FILE_PROBLEM_KEYS = {
  'disk-full': 'pdfFileDiskFull',
  'too-large': 'pdfFileTooLarge',
  failed: 'pdfFileNotStored',
} as const satisfies Record<PdfFileProblem, string>;

/** Says why the file of a PDF is not stored, and what the reader can do. */
export const formatFileProblem = (problem: PdfFileProblem): string => t(FILE_PROBLEM_KEYS[problem]);

/**
 * Says what a PDF added to its source. `addedPart` is null if nothing was new. A change that an older version
 * stored has no `addedPart`.
 */
export const formatPdfAdded = ({
  title,
  addedPart = 'text',
}: {
  title: string;
  addedPart?: AddedPart | null | undefined;
}): string => t(addedPart === null ? 'pdfNothingAdded' : ADDED_PART_KEYS[addedPart], title);

const ADDED_PART_KEYS = { text: 'pdfTextAdded', values: 'pdfValuesAdded', file: 'pdfFileAdded' } as const;

const UNREADABLE_REASON_KEYS = {
  restricted: 'unreadable_restricted',
  empty: 'unreadable_empty',
  'not-web': 'unreadable_not_web',
  'local-pdf': 'unreadable_local_pdf',
  'local-pdf-needs-permission': 'unreadable_local_pdf_needs_permission',
  'local-pdf-missing': 'unreadable_local_pdf_missing',
  'file-access-off': 'unreadable_file_access_off',
  failed: 'unreadable_failed',
  'pdf-no-access': 'unreadable_pdf_access',
  'pdf-sign-in': 'unreadable_pdf_sign_in',
  'pdf-encrypted': 'unreadable_pdf_encrypted',
  'pdf-wrong-password': 'unreadable_pdf_password',
  'pdf-damaged': 'unreadable_pdf_damaged',
  'pdf-too-slow': 'unreadable_pdf_too_slow',
  'pdf-failed': 'unreadable_pdf_failed',
  'pdf-web-page': 'unreadable_pdf_web_page',
  'pdf-not-pdf': 'unreadable_pdf_other_type',
  'pdf-http-error': 'unreadable_pdf_http_error',
  'pdf-incomplete': 'unreadable_pdf_incomplete',
  'pdf-too-large': 'unreadable_pdf_too_large',
  'pdf-cancelled': 'stripPdfCancelled',
} as const satisfies Record<UnreadableReason, string>;

/** Says why a page or its PDF could not be read, and what the reader can do. */
export const formatUnreadableReason = (reason: UnreadableReason): string => t(UNREADABLE_REASON_KEYS[reason]);

const PDF_PROBLEM_KEYS: Partial<Record<PdfProblem, MessageKey>> = {
  'pdf-damaged': 'pdfFileDamaged',
  'pdf-too-slow': 'pdfFileTooSlow',
  'pdf-failed': 'pdfFileFailed',
  'pdf-not-pdf': 'pdfFileNotPdf',
  'pdf-cancelled': 'pdfFileCancelled',
  'pdf-too-large': 'pdfFileTooLargeToRead',
};

/** Says why a PDF file could not be added to the library. */
export function formatPdfProblem(problem: PdfProblem | WriteProblem): string {
  if (typeof problem !== 'string') return formatProblem(problem);
  return t(PDF_PROBLEM_KEYS[problem] ?? 'pdfFileDamaged');
}
