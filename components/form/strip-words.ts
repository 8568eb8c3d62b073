import { shownDay, shownTime } from '@/lib/locale/date';
import { t, tCount } from '@/lib/locale/message';
import type { StoreProblem } from '@/lib/model/problem';
import type { Strip } from '@/lib/review/strip';
import { problemText } from '../problem-text';

/** How a strip looks: `tone` picks the colour and the sign together, so that neither stands alone. */
export type StripLook = { tone: 'quiet' | 'ok' | 'note' | 'warn' | 'bad'; sign: string; words: string };

const OK = { tone: 'ok', sign: '✓' } as const;
const NOTE = { tone: 'note', sign: 'i' } as const;
const WARN = { tone: 'warn', sign: '!' } as const;
const BAD = { tone: 'bad', sign: '✕' } as const;
const QUIET = { tone: 'quiet', sign: '…' } as const;

const HINTS = { 'open-transcript': 'stripHintTranscript' } as const;

/** The words of every state of the strip. */
export function stripLook(strip: Strip): StripLook {
  switch (strip.kind) {
    case 'reading':
      return { ...QUIET, words: t('stripReading') };
    case 'text-pending':
      return { ...QUIET, words: t('stripTextPending') };
    case 'saving':
      return { ...QUIET, words: strip.waitsForText ? t('stripWaitsForText') : t('stripSaving') };
    case 'captured':
      return { ...OK, words: tCount('stripCaptured', strip.words) };
    case 'recaptured':
      return {
        ...OK,
        words: strip.words === null ? t('stripTextPending') : tCount('stripRecaptured', strip.words),
      };
    case 'saved':
      return { ...OK, words: t(strip.both ? 'stripSavedBoth' : 'stripSaved') };
    case 'restored':
      return { ...NOTE, words: t(strip.both ? 'stripRestoredBoth' : 'stripRestored', shownTime(strip.at)) };
    case 'started-over':
      return { ...NOTE, words: t('stripStartedOver') };
    case 'already-saved':
      return {
        ...NOTE,
        words: t('stripAlreadySaved', shownDay(strip.source.createdAt), t(`status_${strip.source.status}`)),
      };
    case 'page-kind':
      return { ...(strip.page === 'home' ? NOTE : WARN), words: pageKindWords(strip.page, strip.detail) };
    case 'text-none':
      return { ...WARN, words: t('stripTextNone') };
    case 'little-text':
      return { ...WARN, words: t('stripLittleText', strip.percent) };
    case 'cut':
      return { ...WARN, words: tCount('stripCut', strip.words) };
    case 'hint':
      return { ...NOTE, words: tCount(HINTS[strip.hint], strip.words) };
    case 'page-cut':
      return { ...WARN, words: tCount('stripPageCut', strip.words) };
    case 'unreadable':
      return { ...WARN, words: unreadableWords(strip) };
    case 'not-kept':
      return { ...BAD, words: t('stripNotKept') };
    case 'not-saved':
      return { ...BAD, words: notSavedWords(strip.problem) };
  }
}

function unreadableWords({ reason, hasAddress }: Extract<Strip, { kind: 'unreadable' }>): string {
  if (reason === 'restricted' && !hasAddress) return t('unreadable_restricted_no_address');
  return t(reason === 'not-web' ? 'unreadable_not_web' : `unreadable_${reason}`);
}

function pageKindWords(page: Extract<Strip, { kind: 'page-kind' }>['page'], detail: string | null): string {
  if (page === 'one-of-many') return t('pageKind_oneOfMany', detail ?? '');
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

function notSavedWords(problem: StoreProblem): string {
  const why = problemText(problem);
  return `${problem.kind === 'invalid' ? t('stripNotSaved', why) : why} ${t('stripDraftKept')}`;
}
