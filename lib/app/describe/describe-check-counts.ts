import type { CheckCounts, ConnectionStatus, CountedOutcome } from '@/lib/app/page-check/check-sources';
import { type MessageKey, t, tCount } from '@/lib/browser/i18n/message';

const COUNT_KEYS = {
  unchanged: 'checkCount_unchanged',
  changed: 'checkCount_changed',
  'not-found': 'checkCount_gone',
  gone: 'checkCount_gone',
  'soft-404': 'checkCount_gone',
  parked: 'checkCount_gone',
  'login-wall': 'checkCount_restricted',
  paywall: 'checkCount_restricted',
  'http-error': 'checkCount_unreachable',
  'network-error': 'checkCount_unreachable',
  'no-response': 'checkCount_unreachable',
  'other-site': 'checkCount_otherSite',
  blocked: 'checkCount_unreadable',
  'no-text': 'checkCount_unreadable',
  'no-access': 'checkCount_unreadable',
  'not-saved': 'checkCount_notSaved',
} as const satisfies Record<CountedOutcome, MessageKey>;

/** Describes the result of checking several pages, such as "3 pages checked. 2 unchanged, 1 changed". */
export function describeCheckCounts(counts: CheckCounts): string {
  const countByKey = new Map<MessageKey, number>();
  for (const { outcome, count } of counts)
    countByKey.set(COUNT_KEYS[outcome], (countByKey.get(COUNT_KEYS[outcome]) ?? 0) + count);
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const parts = [...countByKey].map(([key, count]) => t(key, count));
  return [tCount('checkPagesDone', total), parts.join(', ')].filter((part) => part !== '').join(' ');
}

/**
 * Describes why a check stopped, or why its result says nothing about the links. Returns an empty text if the
 * reader is online.
 */
export function describeConnection(connection: ConnectionStatus): string {
  switch (connection.kind) {
    case 'online':
      return '';
    case 'offline':
      return t('checkPagesOffline');
    case 'lost':
      return t('checkPagesLost', connection.unreachedHostCount);
    case 'unknown':
      return t('checkPagesUnknown', connection.unreachedHostCount);
  }
}
