import { MAX_RETRY_DELAY_MS } from '@/lib/base/max-retry-delay';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';

type WikiPause = Pick<WikiCondition, 'isStopped' | 'pausedUntil' | 'writesPausedUntil' | 'reason'>;

/** Creates the condition of a wiki without any requests yet. */
export const createCondition = (wikiId: string): WikiCondition => ({
  wikiId,
  pausedUntil: null,
  reason: null,
  isStopped: false,
  failureCount: 0,
  listFaultCount: 0,
});

// A pause longer than the maximum was saved while the clock was ahead, and is ignored.
const isPending = (time: string | null | undefined, now: Date): time is string =>
  time != null && time > now.toISOString() && Date.parse(time) - now.getTime() <= MAX_RETRY_DELAY_MS;

/**
 * Whether a wiki is stopped or paused as a whole, so that no request may be made. A limit on reads pauses the whole wiki,
 * because every write follows a read.
 */
export const isWikiPaused = ({ isStopped, pausedUntil }: WikiPause, now: Date): boolean =>
  isStopped || isPending(pausedUntil, now);

/** Whether no write may be made; reads may still be allowed (docs/wiki-protocol.md, section 3). */
export const isWritePaused = (condition: WikiPause, now: Date): boolean =>
  isWikiPaused(condition, now) || isPending(condition.writesPausedUntil, now);

/** Returns the end of the pause of writes and its reason (a `kind` of WikiProblem); null: not paused, or stopped. */
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
