import type { OutboxEntry, Rejection } from '@/lib/wiki/model/outbox-entry';
import type { SyncedField } from '@/lib/wiki/model/sync';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';
import { findPause, isWikiPaused } from './wiki-pause';

/** The sync status of a source as the form, the library and the record page show it. */
export type DisplayedStatus =
  | { kind: 'local-only' }
  /** The source is in the bin, and the wiki still has its resource, because deleting a source changes nothing on the wiki. */
  | { kind: 'remote-only' }
  | { kind: 'waiting' }
  /** `until` is null if the end of the delay is unknown. `reason` is `offline`, a `kind` of `WikiProblem`, or `wiki-busy`. */
  | { kind: 'delayed'; until: string | null; reason: string }
  /** Nothing is sent to this wiki until the reader corrects its settings. */
  | { kind: 'stopped'; reason: string }
  | { kind: 'sending' }
  /** `deferredFields` and, with `isTextPending`, the text of the page still have to be sent. */
  | {
      kind: 'synced';
      at: string;
      localOnlyFields: SyncedField[];
      deferredFields: SyncedField[];
      isTextPending: boolean;
    }
  | { kind: 'rejected'; rejection: Rejection }
  | { kind: 'conflict'; fields: SyncedField[] };

type StatusContext = { condition: WikiCondition | null; isOnline: boolean; now: Date };

/**
 * Combines the status of an entry with the condition of the wiki and the network. A `waiting` entry is shown as delayed or stopped if
 * the wiki or the network is the reason.
 */
export function getDisplayedStatus(
  entry: OutboxEntry | null,
  { condition, isOnline, now, isInBin = false }: StatusContext & { isInBin?: boolean },
): DisplayedStatus {
  if (!entry) return { kind: 'local-only' };
  if (isInBin) return { kind: entry.remoteId === null ? 'local-only' : 'remote-only' };
  switch (entry.status) {
    case 'local-only':
      return { kind: 'local-only' };
    case 'sending':
      // Nothing is sent while the wiki is paused, so the worker was killed during the write.
      return condition && isWikiPaused(condition, now)
        ? getWaitingStatus(null, { condition, isOnline, now })
        : { kind: 'sending' };
    case 'synced': {
      const { syncedAt, localOnlyFields, deferredFields } = entry;
      const isTextPending = ['waiting', 'approved'].includes(entry.textStatus.kind);
      return { kind: 'synced', at: syncedAt, localOnlyFields, deferredFields, isTextPending };
    }
    case 'rejected':
      return { kind: 'rejected', rejection: entry.rejection };
    case 'conflict':
      return { kind: 'conflict', fields: entry.conflictFields };
    case 'waiting':
      return getWaitingStatus(null, { condition, isOnline, now });
    case 'delayed':
      return getWaitingStatus(
        { until: entry.nextAttemptAt, reason: entry.reason },
        { condition, isOnline, now },
      );
  }
}

function getWaitingStatus(
  delay: { until: string; reason: string } | null,
  { condition, isOnline, now }: StatusContext,
): DisplayedStatus {
  if (condition?.isStopped) return { kind: 'stopped', reason: condition.reason ?? 'unauthorised' };
  if (!isOnline) return { kind: 'delayed', until: null, reason: 'offline' };
  const pause = condition && findPause(condition, now);
  if (pause) return { kind: 'delayed', ...pause };
  return delay && delay.until > now.toISOString() ? { kind: 'delayed', ...delay } : { kind: 'waiting' };
}
