import { MAX_RETRY_DELAY_MS } from '@/lib/base/max-retry-delay';

const INITIAL_BACKOFF_MS = 500;

/**
 * Wait before try number `attempts + 1`, in ms: doubling from half a second, at most an hour, each shortened by up to a
 * half so that many waits do not end together. `chance`: 0 to 1, drawn anew each time.
 */
export const getBackoffMs = (attempts: number, random: number): number =>
  Math.round(
    Math.min(INITIAL_BACKOFF_MS * 2 ** Math.max(0, attempts - 1), MAX_RETRY_DELAY_MS) * (1 - random / 2),
  );
