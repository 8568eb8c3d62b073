import { MAX_RETRY_DELAY_MS } from '@/lib/base/max-retry-delay';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';

type WikiPause = Pick<WikiCondition, 'isStopped' | 'pausedUntil' | 'writesPausedUntil' | 'reason'>;

/** The condition of a wiki of which nothing is known. */
export const createCondition = (wikiId: string): WikiCondition => ({
  wikiId,
  pausedUntil: null,
  reason: null,
  isStopped: false,
  failureCount: 0,
  listFaultCount: 0,
});

// A pause that seems longer than the longest was saved while the clock was ahead.
const isPending = (time: string | null | undefined, now: Date): time is string =>
  time != null && time > now.toISOString() && Date.parse(time) - now.getTime() <= MAX_RETRY_DELAY_MS;

/**
 * Whether no request may be made to a wiki: it was stopped, or it is paused as a whole. A wiki that limits reads is
 * paused as a whole, because every write follows a read.
 */
export const isWikiPaused = ({ isStopped, pausedUntil }: WikiPause, now: Date): boolean =>
  isStopped || isPending(pausedUntil, now);

/** Whether no write may be made; reads may still be allowed (docs/wiki-protocol.md, section 3). */
export const isWritePaused = (condition: WikiPause, now: Date): boolean =>
  isWikiPaused(condition, now) || isPending(condition.writesPausedUntil, now);

/** Until when writes are paused, and why (a `kind` of WikiProblem); null: they are not, or the wiki was stopped. */
export function findPause(
  { isStopped, pausedUntil, writesPausedUntil, reason }: WikiPause,
  now: Date,
): { until: string; reason: string } | null {
  if (isStopped) return null;
  const writePause = isPending(writesPausedUntil, now)
    ? { until: writesPausedUntil, reason: 'rate-limited' }
    : null;
  const wikiPause = isPending(pausedUntil, now)
    ? { until: pausedUntil, reason: reason ?? 'unreachable' }
    : null;
  return writePause && wikiPause && writePause.until > wikiPause.until
    ? writePause
    : (wikiPause ?? writePause);
}
