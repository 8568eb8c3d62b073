import { MAX_RETRY_DELAY_MS } from '@/lib/base/max-retry-delay';

const INITIAL_BACKOFF_MS = 500;

/**
 * The delay before attempt number `attempts + 1`, in ms: it doubles from half a second up to an hour. Jitter shortens it by
 * up to a half, so that many delays do not end together; `random` is a new number from 0 to 1 each time.
 */
export const getBackoffMs = (attempts: number, random: number): number =>
  Math.round(
    Math.min(INITIAL_BACKOFF_MS * 2 ** Math.max(0, attempts - 1), MAX_RETRY_DELAY_MS) * (1 - random / 2),
  );
