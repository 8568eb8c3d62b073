import { MAX_RETRY_DELAY_MS } from '@/lib/base/max-retry-delay';

const INITIAL_BACKOFF_MS = 500;

/**
 * Returns the delay in ms after a number of failed attempts. The delay doubles from half a second up to an hour. Jitter subtracts up
 * to half of the delay, so that many delays do not end together. `random` is a new number from 0 to 1 for each call.
 */
export const getBackoffMs = (attempts: number, random: number): number =>
  Math.round(
    Math.min(INITIAL_BACKOFF_MS * 2 ** Math.max(0, attempts - 1), MAX_RETRY_DELAY_MS) * (1 - random / 2),
  );
