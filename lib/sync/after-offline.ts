import type { SyncRecord, WikiCondition } from '@/lib/model/sync';
import { requeued } from './sync-record';

// What no network looks like from here, or one that answers in the wiki's place until the reader has signed in to it.
const WITHOUT_NETWORK = new Set(['unreachable', 'timeout', 'not-json']);

/** Whether a source waits only because the wiki was out of reach. A wait that the wiki asked for is none of these. */
export const waitsForNetwork = ({ state }: SyncRecord): boolean =>
  state.state === 'waiting-until' && WITHOUT_NETWORK.has(state.why);

/** The record once there is a network again: due now, and its next waits are short ones. */
export const recordOnline = (record: SyncRecord, now: Date): SyncRecord =>
  waitsForNetwork(record) ? requeued(record, now) : record;

/** How the wiki is doing once there is a network again: what was counted without one counts no more. */
export const conditionOnline = (condition: WikiCondition): WikiCondition =>
  !condition.stopped && WITHOUT_NETWORK.has(condition.why ?? '')
    ? { ...condition, failures: 0, pausedUntil: null, why: null }
    : condition;
