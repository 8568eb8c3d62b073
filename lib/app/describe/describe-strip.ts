import type { FormStatus } from '@/lib/app/form/form-status';
import { formatDay, formatTime } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { PageCheck } from '@/lib/record/schema/page-check';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { describeOutcome, formatShare } from './describe-page-check';
import {
  formatFileProblem,
  formatPdfAdded,
  formatTextProblem,
  formatUnreadableReason,
} from './format-pdf-problem';
import { formatProblem } from './format-problem';

/**
 * The text and tone of the strip, the status line at the top of the form.
 */
export type StripDescription = { tone: 'quiet' | 'ok' | 'note' | 'warn' | 'bad'; text: string };

const OK = { tone: 'ok' } as const;
const NOTE = { tone: 'note' } as const;
const WARN = { tone: 'warn' } as const;
const BAD = { tone: 'bad' } as const;
const QUIET = { tone: 'quiet' } as const;

const HINT_LABELS = { 'open-transcript': 'stripTranscriptHidden' } as const;

/** Describes a status of the form in a sentence, with a tone. `isInBin`: the saved source is in the bin. */
export function describeStrip(status: FormStatus, isInBin = false): StripDescription {
  switch (status.kind) {
    case 'reading':
      return { ...QUIET, text: t('stripReading') };
    case 'text-pending':
      return { ...QUIET, text: t('stripReadingText') };
    case 'pdf-reading':
      return {
        ...QUIET,
        text: status.total === null ? t('stripPdfOpening') : t('stripPdfReading', status.done, status.total),
      };
    case 'pdf-no-text':
      return { ...WARN, text: formatTextProblem(status.problem) };
    case 'capture-late':
      return { ...WARN, text: t('stripPageSlow') };
    case 'saving':
      return { ...QUIET, text: status.isWaitingForText ? t('stripWaitingForText') : t('stripSaving') };
    case 'captured':
      return { ...OK, text: tCount('stripCaptured', status.wordCount) };
    case 'comments':
      return {
        ...OK,
        text: status.isIncluded
          ? tCount('stripWithComments', status.wordCount)
          : `${tCount('stripCaptured', status.wordCount)} · ${tCount('stripCommentsLeftOut', status.commentWordCount)}`,
      };
    case 'recaptured':
      return {
        ...OK,
        text: status.wordCount === null ? t('stripReadingText') : tCount('stripRecaptured', status.wordCount),
      };
    case 'saved':
      return describeSaved(status);
    case 'restored':
      return {
        ...NOTE,
        text: t(
          status.hasMergedEdits ? 'stripRestoredMerged' : 'stripRestored',
          formatTime(status.draftUpdatedAt),
        ),
      };
    case 'started-over':
      return { ...NOTE, text: t('stripStartedOver') };
    case 'already-saved':
      if (isInBin) return { ...NOTE, text: t('stripInBin') };
      return describeSavedPage(status);
    case 'page-kind':
      return {
        ...(status.pageKind === 'home' ? NOTE : WARN),
        text: formatPageKind(status.pageKind, status.detail),
      };
    case 'text-none':
      return { ...WARN, text: t('stripNoText') };
    case 'little-text':
      return { ...WARN, text: t('stripLittleText', status.percent) };
    case 'text-truncated':
      return {
        ...WARN,
        text: tCount(status.isSlow ? 'stripTextSlow' : 'stripTextTruncated', status.wordCount),
      };
    case 'pdf-truncated':
      return {
        ...WARN,
        text: tCount(status.isStopped ? 'stripPdfStopped' : 'stripPdfTruncated', status.pageCount),
      };
    case 'pdf-fewer-pages':
      return { ...WARN, text: t('stripPdfFewerPages') };
    case 'pdf-not-stored':
      return {
        ...WARN,
        text: `${tCount('stripCaptured', status.wordCount)}. ${formatFileProblem(status.problem)}`,
      };
    case 'hidden-transcript':
      return { ...NOTE, text: tCount(HINT_LABELS[status.hint], status.wordCount) };
    case 'page-truncated':
      return {
        ...WARN,
        text: tCount(status.isSlow ? 'stripReadingSlow' : 'stripPageTruncated', status.wordCount),
      };
    case 'unreadable':
      return { ...WARN, text: formatUnreadable(status) };
    case 'not-persisted':
      return { ...BAD, text: t('stripPersistFailed') };
    case 'not-saved':
      return { ...BAD, text: formatSaveProblem(status.problem) };
  }
}

/** Describes a saved page, and what changed on it as far as that is known. */
function describeSavedPage(status: Extract<FormStatus, { kind: 'already-saved' }>): StripDescription {
  const { source, check } = status;

  switch (check?.outcome) {
    case undefined:
    case 'unchanged':
    case 'no-text':
    case 'no-access':
      return {
        ...NOTE,
        text: t('stripAlreadySaved', formatDay(source.createdAt), t(`status_${source.status}`)),
      };
    case 'changed':
      return { ...WARN, text: check ? describeChange(check) : '' };
    default:
      return { ...WARN, text: check ? t('stripSavedPageProblem', describeOutcome(check)) : '' };
  }
}

function describeChange({ changedShare, comparedWith, quotes: { missing } }: PageCheck): string {
  const values = [formatShare(changedShare), formatDay(comparedWith ?? '')] as const;
  return missing > 0
    ? tCount('stripSavedQuotesMissing', missing, ...values)
    : t('stripSavedChanged', ...values);
}

function describeSaved(status: Extract<FormStatus, { kind: 'saved' }>): StripDescription {
  const { hasMergedEdits, fileProblem, joinedSource, addedPart = null, hadLongerText } = status;
  const additions = [
    ...(joinedSource ? [formatPdfAdded({ title: joinedSource.title, addedPart })] : []),
    ...(hadLongerText ? [t('pdfLongerText')] : []),
    ...(fileProblem ? [formatFileProblem(fileProblem)] : []),
  ];
  const text = t(hasMergedEdits ? 'stripSavedMerged' : 'stripSaved');
  const firstSentence = additions.length === 0 || text.endsWith('.') ? text : `${text}.`;
  return { ...(fileProblem ? WARN : OK), text: [firstSentence, ...additions].join(' ') };
}

function formatUnreadable({
  reason,
  hasUrl,
}: Omit<Extract<FormStatus, { kind: 'unreadable' }>, 'kind'>): string {
  // Few pages without a URL are files, so the hint about files comes last.
  if (reason === 'file-access-off')
    return `${formatUnreadable({ reason: 'restricted', hasUrl })} ${formatUnreadableReason(reason)}`;
  if (reason === 'restricted' && !hasUrl) return t('unreadable_restricted_no_address');
  return formatUnreadableReason(reason);
}

function formatPageKind(
  pageKind: Extract<FormStatus, { kind: 'page-kind' }>['pageKind'],
  detail: string | null,
): string {
  if (pageKind === 'error-page' && detail !== null) return formatErrorStatus(detail);
  if (pageKind === 'one-of-many') return t('pageKind_partOfSeries', detail ?? '');
  const keys = {
    home: 'pageKind_home',
    paywall: 'pageKind_paywall',
    'login-wall': 'pageKind_login',
    captcha: 'pageKind_captcha',
    'consent-wall': 'pageKind_consent',
    'error-page': 'pageKind_error',
  } as const;
  return t(keys[pageKind]);
}

function formatErrorStatus(status: string): string {
  if (status === '404') return t('pageKind_error404');
  if (status === '410') return t('pageKind_error410');
  if (status === '401' || status === '403') return t('pageKind_errorAccess', status);
  return t(status.startsWith('5') ? 'pageKind_error5xx' : 'pageKind_errorStatus', status);
}

function formatSaveProblem(problem: WriteProblem): string {
  const reason = formatProblem(problem);
  return `${problem.kind === 'invalid' ? t('stripNotSaved', reason) : reason} ${t('stripDraftSafe')}`;
}
