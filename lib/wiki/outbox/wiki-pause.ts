import { MAX_RETRY_DELAY_MS } from '@/lib/base/max-retry-delay';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';

type PauseFields = Pick<WikiCondition, 'isStopped' | 'pausedUntil' | 'writesPausedUntil' | 'reason'>;

/** Creates the condition of a wiki that has received no request yet. */
export const createCondition = (wikiId: string): WikiCondition => ({
  wikiId,
  pausedUntil: null,
  reason: null,
  isStopped: false,
  failureCount: 0,
  listFaultCount: 0,
});

// A pause that is longer than the maximum is ignored, because it was saved while the clock was ahead.
const isFutureTime = (time: string | null | undefined, now: Date): time is string =>
  time != null && time > now.toISOString() && Date.parse(time) - now.getTime() <= MAX_RETRY_DELAY_MS;

/**
 * Returns whether a wiki is stopped or paused, so that no request may be made. A rate limit for reads pauses the wiki for writes too,
 * because every write follows a read.
 */
export const isWikiPaused = ({ isStopped, pausedUntil }: PauseFields, now: Date): boolean =>
  isStopped || isFutureTime(pausedUntil, now);

/** Returns whether no write may be made; reads may still be allowed (docs/wiki-protocol.md, section 3). */
export const isWritePaused = (condition: PauseFields, now: Date): boolean =>
  isWikiPaused(condition, now) || isFutureTime(condition.writesPausedUntil, now);

/**
 * Returns the end and the reason (a `kind` of `WikiProblem`) of the pause that ends last. Null means that the wiki is not paused,
 * or that it is stopped.
 */
export function findPause(
  { isStopped, pausedUntil, writesPausedUntil, reason }: PauseFields,
  now: Date,
): { until: string; reason: string } | null {
  if (isStopped) return null;
  const writePause = isFutureTime(writesPausedUntil, now)
    ? { until: writesPausedUntil, reason: 'rate-limited' }
    : null;
  const wikiPause = isFutureTime(pausedUntil, now)
    ? { until: pausedUntil, reason: reason ?? 'unreachable' }
    : null;
  return writePause && wikiPause && writePause.until > wikiPause.until
    ? writePause
    : (wikiPause ?? writePause);
}
