import { formatRecentTime, formatTime } from '@/lib/browser/i18n/format-values';
import { type MessageKey, t, tCount } from '@/lib/browser/i18n/message';
import type { Rejection } from '@/lib/wiki/model/outbox-entry';
import type { DisplayedStatus } from '@/lib/wiki/outbox/displayed-status';
import { formatWikiProblem } from './format-wiki-problem';
import { formatFault } from './sync-fields';

/** The text and look of a sync status. `shortLabel` is for lists; the icon repeats the meaning of the colour. */
export type SyncDescription = {
  tone: 'quiet' | 'ok' | 'note' | 'warn' | 'bad';
  icon: string;
  shortLabel: string;
  text: string;
};

const SIGNS = { quiet: '…', ok: '✓', note: 'i', warn: '!', bad: '✕' } as const;

const buildDescription = (
  tone: SyncDescription['tone'],
  labelKey: MessageKey,
  text: string,
): SyncDescription => ({
  tone,
  icon: SIGNS[tone],
  shortLabel: t(labelKey),
  text,
});

/** Describes the sync status of a source with a wiki. */
export function describeSyncStatus(state: DisplayedStatus, wiki: string): SyncDescription {
  switch (state.kind) {
    case 'local-only':
      return buildDescription('quiet', 'syncShortLocalOnly', t('syncLocalOnly'));
    case 'remote-only':
      return buildDescription('quiet', 'syncShortStillInWiki', t('syncStillInWiki', wiki));
    case 'waiting':
      return buildDescription('quiet', 'syncShortWaiting', t('syncWaiting', wiki));
    case 'delayed':
      return buildDescription('note', 'syncShortWaiting', formatWait(state, wiki));
    case 'stopped':
      return buildDescription(
        'warn',
        'syncShortStopped',
        t('syncStopped', wiki, formatWikiProblem(state.reason)),
      );
    case 'sending':
      return buildDescription('quiet', 'syncShortSending', t('syncSending', wiki));
    case 'synced':
      return buildDescription('ok', 'syncShortSynced', t('syncSynced', wiki, formatRecentTime(state.at)));
    case 'rejected':
      return buildDescription(
        'bad',
        'syncShortRejected',
        t('syncRejected', wiki, formatRejection(state.rejection)),
      );
    case 'conflict':
      return buildDescription('warn', 'syncShortDiffers', tCount('syncDiffers', state.fields.length, wiki));
  }
}

function formatWait({ until, reason }: { until: string | null; reason: string }, wiki: string): string {
  if (reason === 'offline') return t('syncWaitingOffline', wiki);
  // Most outages end by themselves, so the advice what to check is only in the wiki settings.
  if (reason === 'unreachable' && until === null) return t('syncWaitingUnreachable', wiki);
  const reasonText = reason === 'unreachable' ? t('wikiProblem_unreachableNow') : formatWikiProblem(reason);
  return until === null
    ? t('syncWaitingWithReason', wiki, reasonText)
    : t('syncWaitingUntil', wiki, formatTime(until), reasonText);
}

/** Formats the reason why a wiki rejected a source. */
function formatRejection(rejection: Rejection): string {
  switch (rejection.kind) {
    case 'fields':
      return rejection.faults.map(formatFault).join('; ');
    case 'server-error':
      return t('syncReasonServerError');
    case 'duplicate':
      return t('syncReasonDuplicate');
    case 'invalid':
      return t('syncReasonRejected');
  }
}

/** Returns what the reader can do about a rejection; null if changing the named fields is all there is to do. */
export function getRejectionAdvice(rejection: Rejection): string | null {
  switch (rejection.kind) {
    case 'fields':
      return null;
    case 'server-error':
      return t('syncAdviceServerError');
    case 'duplicate':
      return t('syncAdviceDuplicate');
    case 'invalid':
      return t('syncAdviceRejected');
  }
}
