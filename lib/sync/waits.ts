import { LONGEST_WAIT_MS } from '@/lib/base/longest-wait';
import type { WikiCondition } from '@/lib/model/sync';

type Waits = Pick<WikiCondition, 'stopped' | 'pausedUntil' | 'writesPausedUntil' | 'why'>;

// A wait that seems to be longer than the longest was set by a clock that was ahead.
const isLater = (time: string | null | undefined, now: Date): time is string =>
  time != null && time > now.toISOString() && Date.parse(time) - now.getTime() <= LONGEST_WAIT_MS;

/**
 * Whether nothing may be asked of a wiki: it was stopped, or it waits as a whole. A wiki that limits reading waits as a
 * whole, since no write is made that does not rest on a reading.
 */
export const isHeld = ({ stopped, pausedUntil }: Waits, now: Date): boolean =>
  stopped || isLater(pausedUntil, now);

/** Whether nothing may be written to it; it may still be read then (it counts the two apart: protocol, section 3). */
export const areWritesHeld = (condition: Waits, now: Date): boolean =>
  isHeld(condition, now) || isLater(condition.writesPausedUntil, now);

/** Until when what is to be sent waits and why (a `kind` of WikiProblem); null: it does not, or the wiki was stopped. */
export function waitOf(
  { stopped, pausedUntil, writesPausedUntil, why }: Waits,
  now: Date,
): { until: string; why: string } | null {
  if (stopped) return null;
  const writing = isLater(writesPausedUntil, now) ? { until: writesPausedUntil, why: 'rate-limited' } : null;
  const all = isLater(pausedUntil, now) ? { until: pausedUntil, why: why ?? 'unreachable' } : null;
  return writing && all && writing.until > all.until ? writing : (all ?? writing);
}
