import { formatDate, formatDateTime, formatDay } from '@/lib/browser/i18n/format-values';
import { type MessageKey, t, tCount } from '@/lib/browser/i18n/message';
import type { ChangedValue, PageCheck } from '@/lib/record/schema/page-check';

/** Formats the share of a text that changed, such as "4 %". `share` is from 0 to 1. */
export function formatShare(share: number): string {
  const percent = Math.round(share * 100);
  return percent < 1 ? t('pageCheckSmallShare') : t('pageCheckShare', percent);
}

/** Describes when a page was checked and what was found, in sentences. */
export const describePageCheck = (check: PageCheck): string[] => [
  t('pageCheckTime', formatDateTime(check.checkedAt)),
  ...describeMove(check),
  describeOutcome(check),
  ...describeComparison(check),
];

/** Says where the page is now, if it was found at another URL. */
const describeMove = ({ outcome, redirectUrl }: PageCheck): string[] =>
  redirectUrl && (outcome === 'unchanged' || outcome === 'changed') ? [t('pageCheckMoved', redirectUrl)] : [];

/** Describes the quotes and values. If the page could not be compared, they are those of an earlier check. */
function describeComparison(check: PageCheck): string[] {
  const sentences = [...describeQuotes(check), ...check.changedValues.map(describeChangedValue)];
  const isEarlier =
    check.outcome !== 'unchanged' && check.outcome !== 'changed' && check.comparedWith !== null;
  return isEarlier && sentences.length > 0 ? [t('pageCheckEarlier'), ...sentences] : sentences;
}

/** Describes what a check found, in one sentence. */
export function describeOutcome(check: PageCheck): string {
  const { outcome, comparedWith, changedShare, addedWords, removedWords, redirectUrl } = check;
  const since = comparedWith === null ? '' : formatDay(comparedWith);
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
const describeQuotes = ({ quotes: { unchanged, changed, missing } }: PageCheck): string[] => [
  ...(missing > 0 ? [tCount('pageCheckQuotesMissing', missing)] : []),
  ...(changed > 0 ? [tCount('pageCheckQuotesChanged', changed)] : []),
  ...(unchanged > 0 ? [tCount('pageCheckQuotesFound', unchanged)] : []),
];

const VALUE_LABELS = {
  title: 'labelTitle',
  authors: 'labelAuthors',
  publishedDate: 'labelPublished',
} as const satisfies Record<ChangedValue['field'], MessageKey>;

function describeChangedValue({ field, before, after }: ChangedValue): string {
  const format = field === 'publishedDate' ? formatDate : (value: string) => value;
  return t('pageCheckValue', t(VALUE_LABELS[field]), format(before), format(after));
}
