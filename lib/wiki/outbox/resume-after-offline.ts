import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';

// Problems of a missing network, or of a captive portal that responds in place of the wiki.
const OFFLINE_PROBLEMS = new Set(['unreachable', 'timeout', 'not-json']);

/** Whether an entry is delayed because the wiki was unreachable, and not by a response of the wiki. */
export const isWaitingForNetwork = (entry: OutboxEntry): boolean =>
  entry.status === 'delayed' && OFFLINE_PROBLEMS.has(entry.reason);

/** Returns the condition after the network is restored: failures without a network do not count. */
export const clearOfflinePause = (condition: WikiCondition): WikiCondition =>
  !condition.isStopped && OFFLINE_PROBLEMS.has(condition.reason ?? '')
    ? { ...condition, failureCount: 0, pausedUntil: null, reason: null }
    : condition;
