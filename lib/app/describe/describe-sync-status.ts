import { formatRecentTime, formatTime } from '@/lib/browser/i18n/format-values';
import { type MessageKey, t, tCount } from '@/lib/browser/i18n/message';
import type { Rejection } from '@/lib/wiki/model/sync';
import type { DisplayedStatus } from '@/lib/wiki/outbox/displayed-status';
import { formatWikiProblem } from './format-wiki-problem';
import { formatFault } from './sync-fields';

/** How a sync state looks: `tone` picks colour and sign together, `short` is the word of a list. */
export type SyncDescription = {
  tone: 'quiet' | 'ok' | 'note' | 'warn' | 'bad';
  sign: string;
  shortLabel: string;
  text: string;
};

const SIGNS = { quiet: '…', ok: '✓', note: 'i', warn: '!', bad: '✕' } as const;

const buildDescription = (
  tone: SyncDescription['tone'],
  short: MessageKey,
  text: string,
): SyncDescription => ({
  tone,
  sign: SIGNS[tone],
  shortLabel: t(short),
  text,
});

/** How far a source has come with a wiki, in words. */
export function describeSyncStatus(state: DisplayedStatus, wiki: string): SyncDescription {
  switch (state.kind) {
    case 'local-only':
      return buildDescription('quiet', 'syncShortLocalOnly', t('syncLocalOnly'));
    case 'left-there':
      return buildDescription('quiet', 'syncShortLeftThere', t('syncLeftThere', wiki));
    case 'waiting':
      return buildDescription('quiet', 'syncShortWaiting', t('syncWaiting', wiki));
    case 'waiting-until':
      return buildDescription('note', 'syncShortWaiting', formatWait(state, wiki));
    case 'stopped':
      return buildDescription(
        'warn',
        'syncShortStopped',
        t('syncStopped', wiki, formatWikiProblem(state.why)),
      );
    case 'sending':
      return buildDescription('quiet', 'syncShortSending', t('syncSending', wiki));
    case 'synced':
      return buildDescription('ok', 'syncShortSynced', t('syncSynced', wiki, formatRecentTime(state.at)));
    case 'refused':
      return buildDescription('bad', 'syncShortRefused', t('syncRefused', wiki, formatRejection(state.why)));
    case 'differs':
      return buildDescription('warn', 'syncShortDiffers', tCount('syncDiffers', state.fields.length, wiki));
  }
}

function formatWait({ until, why }: { until: string | null; why: string }, wiki: string): string {
  if (why === 'offline') return t('syncWaitingOffline', wiki);
  // Most often the wiki is back by itself: what to check stands in the wiki settings only.
  if (why === 'unreachable' && until === null) return t('syncWaitingUnreachable', wiki);
  const reason = why === 'unreachable' ? t('wikiProblem_away') : formatWikiProblem(why);
  return until === null
    ? t('syncWaitingWhy', wiki, reason)
    : t('syncWaitingUntil', wiki, formatTime(until), reason);
}

/** Why a wiki refused a source. */
function formatRejection(rejection: Rejection): string {
  switch (rejection.kind) {
    case 'fields':
      return rejection.faults.map(formatFault).join('; ');
    case 'server-error':
      return t('syncWhyServerError');
    case 'same-as':
      return t('syncWhySameAs');
    case 'rejected':
      return t('syncWhyRejected');
  }
}

/** What the reader can do about a refusal beside changing the field that is named; null: only that. */
export function getRejectionAdvice(rejection: Rejection): string | null {
  switch (rejection.kind) {
    case 'fields':
      return null;
    case 'server-error':
      return t('syncDoServerError');
    case 'same-as':
      return t('syncDoSameAs');
    case 'rejected':
      return t('syncDoRejected');
  }
}
