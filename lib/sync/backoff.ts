import { LONGEST_WAIT_MS } from '@/lib/base/longest-wait';

const FIRST_MS = 500;

/**
 * Wait before try number `attempts + 1`, in ms: doubling from half a second, at most an hour, each shortened by up to a
 * half so that many waits do not end together. `chance`: 0 to 1, drawn anew each time.
 */
export const backoffMs = (attempts: number, chance: number): number =>
  Math.round(Math.min(FIRST_MS * 2 ** Math.max(0, attempts - 1), LONGEST_WAIT_MS) * (1 - chance / 2));
