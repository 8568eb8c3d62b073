import { formatRecentTime, formatTime } from '@/lib/browser/i18n/format-values';
import { type MessageKey, t, tCount } from '@/lib/browser/i18n/message';
import type { Rejection } from '@/lib/wiki/model/outbox-entry';
import type { DisplayedStatus } from '@/lib/wiki/outbox/displayed-status';
import { formatWikiProblem } from './format-wiki-problem';
import { formatFault, getFieldName } from './sync-fields';

/** The text and tone of a sync status. Lists show `shortLabel`. */
export type SyncDescription = {
  tone: 'quiet' | 'ok' | 'note' | 'warn' | 'bad';
  shortLabel: string;
  text: string;
};

const buildDescription = (
  tone: SyncDescription['tone'],
  labelKey: MessageKey,
  text: string,
): SyncDescription => ({
  tone,
  shortLabel: t(labelKey),
  text,
});

/** Describes the sync status of a source with a wiki. */
export function describeSyncStatus(status: DisplayedStatus, wikiName: string): SyncDescription {
  switch (status.kind) {
    case 'local-only':
      return buildDescription('quiet', 'syncShortLocalOnly', t('syncLocalOnly'));
    case 'remote-only':
      return buildDescription('quiet', 'syncShortStillInWiki', t('syncStillInWiki', wikiName));
    case 'waiting':
      return buildDescription('quiet', 'syncShortWaiting', t('syncWaiting', wikiName));
    case 'delayed':
      return buildDescription('note', 'syncShortWaiting', formatWait(status, wikiName));
    case 'stopped':
      return buildDescription(
        'warn',
        'syncShortStopped',
        t('syncStopped', wikiName, formatWikiProblem(status.reason)),
      );
    case 'sending':
      return buildDescription('quiet', 'syncShortSending', t('syncSending', wikiName));
    case 'synced':
      return describeSynced(status, wikiName);
    case 'rejected':
      return buildDescription(
        'bad',
        'syncShortRejected',
        t('syncRejected', wikiName, formatRejection(status.rejection)),
      );
    case 'conflict':
      return buildDescription(
        'warn',
        'syncShortDiffers',
        tCount('syncDiffers', status.fields.length, wikiName),
      );
  }
}

function describeSynced(
  { at, deferredFields, isTextPending }: Extract<DisplayedStatus, { kind: 'synced' }>,
  wikiName: string,
): SyncDescription {
  const pendingNames = [
    ...deferredFields.map(getFieldName),
    ...(isTextPending ? [t('syncPendingText')] : []),
  ];
  if (pendingNames.length === 0)
    return buildDescription('ok', 'syncShortSynced', t('syncSynced', wikiName, formatRecentTime(at)));
  return buildDescription('note', 'syncShortPending', t('syncPending', wikiName, pendingNames.join(', ')));
}

function formatWait({ until, reason }: { until: string | null; reason: string }, wikiName: string): string {
  if (reason === 'offline') return t('syncWaitingOffline', wikiName);
  // Most outages end without action of the reader, so only the wiki settings say what to check.
  if (reason === 'unreachable' && until === null) return t('syncWaitingUnreachable', wikiName);
  const reasonText = reason === 'unreachable' ? t('wikiProblem_unreachableNow') : formatWikiProblem(reason);
  return until === null
    ? t('syncWaitingWithReason', wikiName, reasonText)
    : t('syncWaitingUntil', wikiName, formatTime(until), reasonText);
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

/** Returns advice about a rejection. Returns null if the reader only has to change the fields that the status names. */
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
