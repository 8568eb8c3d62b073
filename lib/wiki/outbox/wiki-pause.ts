import { MAX_RETRY_DELAY_MS } from '@/lib/base/max-retry-delay';
import type { WikiCondition } from '@/lib/wiki/model/sync';

type WikiPause = Pick<WikiCondition, 'stopped' | 'pausedUntil' | 'writesPausedUntil' | 'why'>;

// A wait that seems to be longer than the longest was set by a clock that was ahead.
const isPending = (time: string | null | undefined, now: Date): time is string =>
  time != null && time > now.toISOString() && Date.parse(time) - now.getTime() <= MAX_RETRY_DELAY_MS;

/**
 * Whether nothing may be asked of a wiki: it was stopped, or it waits as a whole. A wiki that limits reading waits as a
 * whole, since no write is made that does not rest on a reading.
 */
export const isWikiPaused = ({ stopped, pausedUntil }: WikiPause, now: Date): boolean =>
  stopped || isPending(pausedUntil, now);

/** Whether nothing may be written to it; it may still be read then (it counts the two apart: protocol, section 3). */
export const isWritePaused = (condition: WikiPause, now: Date): boolean =>
  isWikiPaused(condition, now) || isPending(condition.writesPausedUntil, now);

/** Until when what is to be sent waits and why (a `kind` of WikiProblem); null: it does not, or the wiki was stopped. */
export function findWait(
  { stopped, pausedUntil, writesPausedUntil, why }: WikiPause,
  now: Date,
): { until: string; why: string } | null {
  if (stopped) return null;
  const writeWait = isPending(writesPausedUntil, now)
    ? { until: writesPausedUntil, why: 'rate-limited' }
    : null;
  const wikiWait = isPending(pausedUntil, now) ? { until: pausedUntil, why: why ?? 'unreachable' } : null;
  return writeWait && wikiWait && writeWait.until > wikiWait.until ? writeWait : (wikiWait ?? writeWait);
}
