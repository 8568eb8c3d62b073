export type Limits = { read: number; write: number; openRead: number; openWrite: number; windowMs: number };

/** The counters of section 3. */
export const LIMITS: Limits = { read: 1000, write: 200, openRead: 100, openWrite: 20, windowMs: 60_000 };

export type Standing = {
  category: 'read' | 'write';
  limit: number;
  remaining: number;
  resetAt: number;
  /** Whole seconds to wait, where the request is one too many. */
  retryAfter: number | null;
};

/** A sliding window per client address, category and presence of a Bearer header. A rejected request is not counted. */
export class RateLimit {
  private seen = new Map<string, number[]>();
  private limits: Limits;
  private now: () => number;

  constructor(limits: Limits, now: () => number) {
    this.limits = limits;
    this.now = now;
  }

  take(client: string, method: string, bearer: boolean): Standing {
    const category = ['GET', 'HEAD', 'OPTIONS'].includes(method) ? 'read' : 'write';
    const limit = this.limits[bearer ? category : category === 'read' ? 'openRead' : 'openWrite'];
    const key = `${client} ${category} ${bearer}`;
    const now = this.now();
    const times = (this.seen.get(key) ?? []).filter((time) => time > now - this.limits.windowMs);
    const full = times.length >= limit;
    if (!full) times.push(now);
    this.seen.set(key, times);
    const resetMs = (times[0] ?? now) + this.limits.windowMs;
    return {
      category,
      limit,
      remaining: limit - times.length,
      resetAt: Math.ceil(resetMs / 1000),
      retryAfter: full ? Math.max(1, Math.ceil((resetMs - now) / 1000)) : null,
    };
  }
}
