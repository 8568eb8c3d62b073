import type { OutboxEntry, WikiCondition } from '@/lib/wiki/model/sync';
import { requeue } from './outbox-entry';

// What no network looks like from here, or one that answers in the wiki's place until the reader has signed in to it.
const OFFLINE_PROBLEMS = new Set(['unreachable', 'timeout', 'not-json']);

/** Whether a source waits only because the wiki was out of reach. A wait that the wiki asked for is none of these. */
export const isWaitingForNetwork = ({ state }: OutboxEntry): boolean =>
  state.state === 'waiting-until' && OFFLINE_PROBLEMS.has(state.why);

/** The record once there is a network again: due now, and its next waits are short ones. */
export const requeueAfterOffline = (entry: OutboxEntry, now: Date): OutboxEntry =>
  isWaitingForNetwork(entry) ? requeue(entry, now) : entry;

/** How the wiki is doing once there is a network again: what was counted without one counts no more. */
export const clearOfflinePause = (condition: WikiCondition): WikiCondition =>
  !condition.stopped && OFFLINE_PROBLEMS.has(condition.why ?? '')
    ? { ...condition, failures: 0, pausedUntil: null, why: null }
    : condition;
