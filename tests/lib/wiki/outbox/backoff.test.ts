import { describe, expect, it } from 'vitest';
import { getBackoffMs } from '@/lib/wiki/outbox/backoff';

describe('getBackoffMs', () => {
  it('doubles the delay from half a second up to an hour', () => {
    expect([1, 2, 3, 8, 14, 40].map((attempts) => getBackoffMs(attempts, 0))).toEqual([
      500, 1000, 2000, 64_000, 3_600_000, 3_600_000,
    ]);
  });

  it('subtracts up to half of the delay at random', () => {
    expect(getBackoffMs(3, 1)).toBe(1000);
  });
});
