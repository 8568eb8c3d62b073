import { formatDate, formatDay, formatDistinctTimes } from '@/lib/browser/i18n/format-values';
import { type MessageKey, t, tCount } from '@/lib/browser/i18n/message';
import type { PageQuoteSummary, QuoteCounts } from '@/lib/page-check/quote-results';
import type { ChangedValue, PageCheck } from '@/lib/record/schema/page-check';

/** Formats the share of a text that changed, such as "4 %". `share` is from 0 to 1. */
export function formatShare(share: number): string {
  const percent = Math.round(share * 100);
  return percent < 1 ? t('pageCheckSmallShare') : t('pageCheckShare', percent);
}

/**
 * Describes a check of a page in sentences. `sentences` says when the page was checked and whether its text and quotes changed,
 * `valueSentences` which of its title, authors and date changed. `pageQuotes` are the quotes that the source has of the page.
 */
export const describePageCheck = (
  check: PageCheck,
  pageQuotes: PageQuoteSummary,
): { sentences: string[]; valueSentences: string[] } => ({
  sentences: [
    t('pageCheckTime', formatTimes(check).checkedTime),
    ...describeMove(check),
    describeOutcome(check),
    ...describeQuoteComparison(check, pageQuotes),
  ],
  valueSentences: check.changedValues.map(describeChangedValue),
});

/** Describes what a check found, without its time, in one paragraph. */
export function describeFinding(check: PageCheck, pageQuotes: PageQuoteSummary): string {
  const { sentences, valueSentences } = describePageCheck(check, pageQuotes);
  return [...sentences.slice(1), ...valueSentences].join(' ');
}

/** Returns a sentence with the new URL of the page, if the page was found at another URL. */
const describeMove = ({ outcome, redirectUrl }: PageCheck): string[] =>
  redirectUrl && (outcome === 'unchanged' || outcome === 'changed') ? [t('pageCheckMoved', redirectUrl)] : [];

/**
 * Describes the quotes.
 * - If the page was compared, the quotes are those of this check.
 * - If the page is gone, its quotes count as missing now.
 * - Otherwise the quotes and the changed values are those of an earlier check, and a sentence before them
 *   says so.
 */
function describeQuoteComparison(check: PageCheck, { counts, isGone }: PageQuoteSummary): string[] {
  const sentences = describeQuotes(counts);
  if (check.outcome === 'unchanged' || check.outcome === 'changed') return sentences;
  const [current, earlier] = isGone ? [sentences, []] : [[], sentences];
  const hasEarlier = check.comparedWith !== null && earlier.length + check.changedValues.length > 0;
  return hasEarlier ? [...current, t('pageCheckEarlier'), ...earlier] : current;
}

/**
 * Formats the capture time of the text with which a check compared the page: the day, and also the time if the page was checked on that
 * day. Returns '' if nothing was compared.
 */
export function formatComparedWith(check: PageCheck): string {
  const { comparedWith, checkedAt } = check;
  if (comparedWith === null) return '';
  const day = formatDay(comparedWith);
  return day === formatDay(checkedAt) ? formatTimes(check).comparedTime : day;
}

function formatTimes({ comparedWith, checkedAt }: PageCheck): { checkedTime: string; comparedTime: string } {
  const [checkedTime = '', comparedTime = ''] = formatDistinctTimes([checkedAt, comparedWith ?? checkedAt]);
  return { checkedTime, comparedTime };
}

/** Describes what a check found, in one sentence. */
export function describeOutcome(check: PageCheck): string {
  const { outcome, changedShare, addedWords, removedWords, redirectUrl } = check;
  const since = formatComparedWith(check);
  switch (outcome) {
    case 'unchanged':
      return t('pageCheckUnchanged', since);
    case 'changed':
      return t(
        'pageCheckChanged',
        formatShare(changedShare),
        since,
        tCount('comparisonAdded', addedWords),
        tCount('comparisonRemoved', removedWords),
      );
    case 'no-text':
      return [t('pageCheckNoText'), ...(redirectUrl ? [t('pageCheckRedirect', redirectUrl)] : [])].join(' ');
    case 'no-access':
      return t('pageCheckNoAccess');
    case 'not-found':
      return t('pageCheckNotFound');
    case 'gone':
      return t('pageCheckGone');
    case 'soft-404':
      return redirectUrl ? t('pageCheckOtherPage', redirectUrl) : t('pageCheckSoft404');
    case 'parked':
      return t('pageCheckParked');
    case 'login-wall':
      return t('pageCheckLogin');
    case 'paywall':
      return t('pageCheckPaywall');
    case 'blocked':
      return (check.httpStatus ?? 0) >= 400
        ? t('pageCheckRefused', check.httpStatus ?? '')
        : t('pageCheckBlocked');
    case 'http-error':
      return t('pageCheckHttpError', check.httpStatus ?? '');
    case 'network-error':
      return t('pageCheckNetworkError');
    case 'no-response':
      return t('pageCheckNoResponse');
    case 'other-site':
      return redirectUrl ? t('pageCheckOtherSite', redirectUrl) : t('pageCheckOtherSiteUnread');
  }
}

/** Describes which quotes are still on the page. Quotes that were not searched are not mentioned. */
const describeQuotes = ({ unchanged, changed, missing }: QuoteCounts): string[] => [
  ...(missing > 0 ? [tCount('pageCheckQuotesMissing', missing)] : []),
  ...(changed > 0 ? [tCount('pageCheckQuotesChanged', changed)] : []),
  ...(unchanged > 0 ? [tCount('pageCheckQuotesFound', unchanged)] : []),
];

const VALUE_MESSAGES = {
  title: 'pageCheckTitleChanged',
  authors: 'pageCheckAuthorsChanged',
  publishedDate: 'pageCheckDateChanged',
} as const satisfies Record<ChangedValue['field'], MessageKey>;

function describeChangedValue({ field, before, after }: ChangedValue): string {
  const format = field === 'publishedDate' ? formatDate : (value: string) => value;
  return t(VALUE_MESSAGES[field], format(before), format(after));
}
