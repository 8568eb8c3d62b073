import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';

// What a missing network looks like, or one that answers in place of the wiki until the reader has signed in to it.
const OFFLINE_PROBLEMS = new Set(['unreachable', 'timeout', 'not-json']);

/** Whether an entry is delayed only because the wiki was out of reach, and not because the wiki asked for it. */
export const isWaitingForNetwork = (entry: OutboxEntry): boolean =>
  entry.status === 'delayed' && OFFLINE_PROBLEMS.has(entry.reason);

/** The condition of a wiki once there is a network again: failures without a network do not count. */
export const clearOfflinePause = (condition: WikiCondition): WikiCondition =>
  !condition.isStopped && OFFLINE_PROBLEMS.has(condition.reason ?? '')
    ? { ...condition, failureCount: 0, pausedUntil: null, reason: null }
    : condition;
