export type Limits = {
  read: number;
  write: number;
  anonymousRead: number;
  anonymousWrite: number;
  windowMs: number;
};

/** The rate limits of section 3 of the protocol. Requests without a token have the lower limits `anonymousRead` and `anonymousWrite`. */
export const LIMITS: Limits = {
  read: 1000,
  write: 200,
  anonymousRead: 100,
  anonymousWrite: 20,
  windowMs: 60_000,
};

export type RateLimitStatus = {
  category: 'read' | 'write';
  limit: number;
  remaining: number;
  resetAt: number;
  /** The wait in whole seconds. Null if the request is within the limit. */
  retryAfter: number | null;
};

/**
 * Counts requests in a sliding window. Each client address has separate counts for reads and writes, and for requests with and
 * without a token. A rejected request is not counted.
 */
export class RateLimiter {
  private requestTimes = new Map<string, number[]>();
  private limits: Limits;
  private now: () => number;

  constructor(limits: Limits, now: () => number) {
    this.limits = limits;
    this.now = now;
  }

  countRequest(client: string, method: string, hasToken: boolean): RateLimitStatus {
    const category = ['GET', 'HEAD', 'OPTIONS'].includes(method) ? 'read' : 'write';
    const limit = this.limits[hasToken ? category : category === 'read' ? 'anonymousRead' : 'anonymousWrite'];
    const key = `${client} ${category} ${hasToken}`;
    const nowMs = this.now();
    const recentTimes = (this.requestTimes.get(key) ?? []).filter(
      (time) => time > nowMs - this.limits.windowMs,
    );
    const isExceeded = recentTimes.length >= limit;
    if (!isExceeded) recentTimes.push(nowMs);
    this.requestTimes.set(key, recentTimes);
    const resetMs = (recentTimes[0] ?? nowMs) + this.limits.windowMs;
    return {
      category,
      limit,
      remaining: limit - recentTimes.length,
      resetAt: Math.ceil(resetMs / 1000),
      retryAfter: isExceeded ? Math.max(1, Math.ceil((resetMs - nowMs) / 1000)) : null,
    };
  }
}
