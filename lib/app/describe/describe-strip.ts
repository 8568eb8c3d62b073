import type { FormStatus, SavedStatus } from '@/lib/app/form/form-status';
import { formatDay, formatTime } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import { summarizeQuoteResults } from '@/lib/page-check/quote-results';
import type { PageCheck } from '@/lib/record/schema/page-check';
import { describeOutcome, formatComparedWith, formatShare } from './describe-page-check';
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

const OPEN_PROBLEM_LABELS = {
  late: 'stripOpeningSlow',
  failed: 'stripOpeningFailed',
  'disk-full': 'stripOpeningDiskFull',
} as const;
const HINT_LABELS = { 'open-transcript': 'stripTranscriptHidden' } as const;

/** Describes a status of the form in a sentence, with a tone. `isInBin`: the saved source is in the bin. */
export function describeStrip(status: FormStatus, isInBin = false): StripDescription {
  switch (status.kind) {
    case 'reading':
      return { ...QUIET, text: t('stripReading') };
    case 'not-open':
      return { ...WARN, text: t(OPEN_PROBLEM_LABELS[status.problem]) };
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
      return describeRestored(status, isInBin);
    case 'started-over':
      return { ...NOTE, text: t('stripStartedOver') };
    case 'already-saved':
      return isInBin ? { ...NOTE, text: t('stripInBin') } : describeSavedPage(status);
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
      return { ...BAD, text: formatSaveProblem(status) };
  }
}

/** Describes a restored draft, and the saved source that it changes. */
function describeRestored(
  { draftUpdatedAt, hasMergedEdits, saved }: Extract<FormStatus, { kind: 'restored' }>,
  isInBin: boolean,
): StripDescription {
  const text = t(hasMergedEdits ? 'stripRestoredMerged' : 'stripRestored', formatTime(draftUpdatedAt));
  if (!saved) return { ...NOTE, text };
  const description = describeStrip(saved, isInBin);
  return { tone: description.tone, text: `${text.replace(/\.?$/, '.')} ${description.text}` };
}

/** Describes a saved page, and the result of its check if there is one. */
function describeSavedPage(status: SavedStatus): StripDescription {
  const { source, check } = status;
  const alreadySaved = t('stripAlreadySaved', formatDay(source.createdAt), t(`status_${source.status}`));
  switch (check?.outcome) {
    case undefined:
    case 'no-text':
    case 'no-access':
      return { ...NOTE, text: alreadySaved };
    case 'unchanged': {
      // The quotes can be missing from an unchanged text, if an earlier check stored that text without
      // them.
      const missingCount = countMissing(status);
      if (missingCount === 0) return { ...NOTE, text: alreadySaved };
      return { ...WARN, text: `${alreadySaved} ${tCount('pageCheckQuotesMissing', missingCount)}` };
    }
    case 'changed':
      return { ...WARN, text: check ? describeChange(check, countMissing(status)) : '' };
    default:
      return { ...WARN, text: check ? t('stripSavedPageProblem', describeOutcome(check)) : '' };
  }
}

const countMissing = ({ source, check }: SavedStatus): number =>
  summarizeQuoteResults(source, check ?? null).counts.missing;

function describeChange(check: PageCheck, missing: number): string {
  const values = [formatShare(check.changedShare), formatComparedWith(check)] as const;
  return missing > 0
    ? tCount('stripSavedQuotesMissing', missing, ...values)
    : t('stripSavedChanged', ...values);
}

function describeSaved(status: Extract<FormStatus, { kind: 'saved' }>): StripDescription {
  const { hasMergedEdits, fileProblem, joinedSource, addedPart = null, hadLongerText, wasInBin } = status;
  const additions = [
    ...(joinedSource ? [formatPdfAdded({ title: joinedSource.title, addedPart })] : []),
    ...(hadLongerText ? [t('pdfLongerText')] : []),
    ...(fileProblem ? [formatFileProblem(fileProblem)] : []),
  ];
  const savedKey = wasInBin ? 'stripSavedFromBin' : 'stripSaved';
  const text = t(hasMergedEdits ? 'stripSavedMerged' : savedKey);
  const firstSentence = additions.length === 0 || text.endsWith('.') ? text : `${text}.`;
  return { ...(fileProblem ? WARN : OK), text: [firstSentence, ...additions].join(' ') };
}

function formatUnreadable({
  reason,
  hasUrl,
}: Omit<Extract<FormStatus, { kind: 'unreadable' }>, 'kind'>): string {
  const restricted = t(hasUrl ? 'unreadable_restricted' : 'unreadable_restricted_no_address');
  switch (reason) {
    case 'file-access-off':
      // Most pages without a URL are not files, so the hint about files comes last.
      return `${restricted} ${formatUnreadableReason(reason)}`;
    case 'restricted':
      // The browser saves a PDF that its site sends as an attachment, and the tab stays empty.
      return hasUrl ? restricted : `${restricted} ${t('unreadable_downloaded_pdf')}`;
    case 'not-web':
      return `${formatUnreadableReason(reason)} ${t('unreadable_downloaded_pdf')}`;
    default:
      return formatUnreadableReason(reason);
  }
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

function formatSaveProblem({ problem, isDraftUnsaved }: Extract<FormStatus, { kind: 'not-saved' }>): string {
  const reason = formatProblem(problem);
  const draftSentence = t(isDraftUnsaved ? 'stripDraftNotSafe' : 'stripDraftSafe');
  return `${problem.kind === 'invalid' ? t('stripNotSaved', reason) : reason} ${draftSentence}`;
}
