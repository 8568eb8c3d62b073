import type { OutboxEntry, Rejection } from '@/lib/wiki/model/outbox-entry';
import type { SyncedField } from '@/lib/wiki/model/sync';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';
import { findPause, isWikiPaused } from './wiki-pause';

/** What the form, the library and the record page show about a source and a wiki. */
export type DisplayedStatus =
  | { kind: 'local-only' }
  /** The source is in the bin, and the wiki still has it: deleting a source changes nothing on the wiki. */
  | { kind: 'remote-only' }
  | { kind: 'waiting' }
  /** `until` null: unknown. `reason`: `offline`, a `kind` of WikiProblem, or `wiki-busy`. */
  | { kind: 'delayed'; until: string | null; reason: string }
  /** Nothing is sent to this wiki until the reader corrects its settings. */
  | { kind: 'stopped'; reason: string }
  | { kind: 'sending' }
  | { kind: 'synced'; at: string; localOnlyFields: SyncedField[]; deferredFields: SyncedField[] }
  | { kind: 'rejected'; rejection: Rejection }
  | { kind: 'conflict'; fields: SyncedField[] };

type StatusContext = { condition: WikiCondition | null; online: boolean; now: Date };

/**
 * Combines the status of an entry with the condition of the wiki and the network, because the entry alone has no reason for
 * waiting.
 */
export function getDisplayedStatus(
  entry: OutboxEntry | null,
  { condition, online, now, inBin = false }: StatusContext & { inBin?: boolean },
): DisplayedStatus {
  if (!entry) return { kind: 'local-only' };
  if (inBin) return { kind: entry.remoteId === null ? 'local-only' : 'remote-only' };
  switch (entry.status) {
    case 'local-only':
      return { kind: 'local-only' };
    case 'sending':
      // While the wiki is paused nothing is being sent: the worker died during the write.
      return condition && isWikiPaused(condition, now)
        ? getWaitingStatus(null, { condition, online, now })
        : { kind: 'sending' };
    case 'synced': {
      const { syncedAt, localOnlyFields, deferredFields } = entry;
      return { kind: 'synced', at: syncedAt, localOnlyFields, deferredFields };
    }
    case 'rejected':
      return { kind: 'rejected', rejection: entry.rejection };
    case 'conflict':
      return { kind: 'conflict', fields: entry.conflictFields };
    case 'waiting':
      return getWaitingStatus(null, { condition, online, now });
    case 'delayed':
      return getWaitingStatus(
        { until: entry.nextAttemptAt, reason: entry.reason },
        { condition, online, now },
      );
  }
}

function getWaitingStatus(
  delay: { until: string; reason: string } | null,
  { condition, online, now }: StatusContext,
): DisplayedStatus {
  if (condition?.isStopped) return { kind: 'stopped', reason: condition.reason ?? 'unauthorised' };
  if (!online) return { kind: 'delayed', until: null, reason: 'offline' };
  const pause = condition && findPause(condition, now);
  if (pause) return { kind: 'delayed', ...pause };
  return delay && delay.until > now.toISOString() ? { kind: 'delayed', ...delay } : { kind: 'waiting' };
}
