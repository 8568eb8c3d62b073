import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';

// A missing network causes `unreachable` and `timeout`. A captive portal, which responds in place of the wiki, causes `not-json`.
const OFFLINE_PROBLEMS = new Set(['unreachable', 'timeout', 'not-json']);

/** Returns whether an entry is delayed because the wiki was unreachable, and not because of a response of the wiki. */
export const isWaitingForNetwork = (entry: OutboxEntry): boolean =>
  entry.status === 'delayed' && OFFLINE_PROBLEMS.has(entry.reason);

/** Returns whether a wiki is paused because it was unreachable, and not because of a response of the wiki. */
export const isPausedOffline = (condition: WikiCondition): boolean =>
  !condition.isStopped && OFFLINE_PROBLEMS.has(condition.reason ?? '');

/** Returns the condition after the network is restored. Failures without a network do not count, so a pause because of them ends. */
export const clearOfflinePause = (condition: WikiCondition): WikiCondition =>
  isPausedOffline(condition) ? { ...condition, failureCount: 0, pausedUntil: null, reason: null } : condition;
