import type { FormStatus } from '@/lib/app/form/form-status';
import { formatDay, formatTime } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { formatProblem } from './format-problem';

/** The text and look of the strip. The icon repeats the meaning of the colour (WCAG 2.2, 1.4.1). */
export type StripDescription = { tone: 'quiet' | 'ok' | 'note' | 'warn' | 'bad'; icon: string; text: string };

const OK = { tone: 'ok', icon: '✓' } as const;
const NOTE = { tone: 'note', icon: 'i' } as const;
const WARN = { tone: 'warn', icon: '!' } as const;
const BAD = { tone: 'bad', icon: '✕' } as const;
const QUIET = { tone: 'quiet', icon: '…' } as const;

const HINT_LABELS = { 'open-transcript': 'stripTranscriptHidden' } as const;

/** Describes a status of the form in a sentence, with a tone and an icon. */
export function describeStrip(strip: FormStatus): StripDescription {
  switch (strip.kind) {
    case 'reading':
      return { ...QUIET, text: t('stripReading') };
    case 'text-pending':
      return { ...QUIET, text: t('stripReadingText') };
    case 'capture-late':
      return { ...WARN, text: t('stripPageSlow') };
    case 'saving':
      return { ...QUIET, text: strip.isWaitingForText ? t('stripWaitingForText') : t('stripSaving') };
    case 'captured':
      return { ...OK, text: tCount('stripCaptured', strip.words) };
    case 'recaptured':
      return {
        ...OK,
        text: strip.words === null ? t('stripReadingText') : tCount('stripRecaptured', strip.words),
      };
    case 'saved':
      return { ...OK, text: t(strip.hasMergedText ? 'stripSavedMerged' : 'stripSaved') };
    case 'restored':
      return {
        ...NOTE,
        text: t(
          strip.hasMergedText ? 'stripRestoredMerged' : 'stripRestored',
          formatTime(strip.draftUpdatedAt),
        ),
      };
    case 'started-over':
      return { ...NOTE, text: t('stripStartedOver') };
    case 'already-saved':
      return {
        ...NOTE,
        text: t('stripAlreadySaved', formatDay(strip.source.createdAt), t(`status_${strip.source.status}`)),
      };
    case 'page-kind':
      return {
        ...(strip.pageKind === 'home' ? NOTE : WARN),
        text: formatPageKind(strip.pageKind, strip.detail),
      };
    case 'text-none':
      return { ...WARN, text: t('stripNoText') };
    case 'little-text':
      return { ...WARN, text: t('stripLittleText', strip.percent) };
    case 'cut':
      return { ...WARN, text: tCount('stripTextTruncated', strip.words) };
    case 'hidden-transcript':
      return { ...NOTE, text: tCount(HINT_LABELS[strip.hint], strip.words) };
    case 'page-cut':
      return { ...WARN, text: tCount('stripPageTruncated', strip.words) };
    case 'unreadable':
      return { ...WARN, text: formatUnreadable(strip) };
    case 'not-persisted':
      return { ...BAD, text: t('stripPersistFailed') };
    case 'not-saved':
      return { ...BAD, text: formatSaveProblem(strip.problem) };
  }
}

function formatUnreadable({ reason, hasAddress }: Extract<FormStatus, { kind: 'unreadable' }>): string {
  if (reason === 'restricted' && !hasAddress) return t('unreadable_restricted_no_address');
  return t(reason === 'not-web' ? 'unreadable_not_web' : `unreadable_${reason}`);
}

function formatPageKind(
  page: Extract<FormStatus, { kind: 'page-kind' }>['pageKind'],
  detail: string | null,
): string {
  if (page === 'one-of-many') return t('pageKind_partOfSeries', detail ?? '');
  const keys = {
    home: 'pageKind_home',
    paywall: 'pageKind_paywall',
    'login-wall': 'pageKind_login',
    captcha: 'pageKind_captcha',
    'consent-wall': 'pageKind_consent',
    'error-page': 'pageKind_error',
  } as const;
  return t(keys[page]);
}

function formatSaveProblem(problem: WriteProblem): string {
  const reason = formatProblem(problem);
  return `${problem.kind === 'invalid' ? t('stripNotSaved', reason) : reason} ${t('stripDraftSafe')}`;
}
