import { isGoneOutcome } from '@/lib/record/is-gone-outcome';
import { getLinkStateByOutcome } from '@/lib/record/link-state';
import type { PageCheck } from '@/lib/record/schema/page-check';
import type { Source } from '@/lib/record/schema/source';

/**
 * Returns when it was found that the page no longer shows the words of the source: the link is dead, or the last check says so. A dead
 * link stays dead until a later check reads the page. A check that finds the page gone counts if it is later than the link state. Returns null if the page may still have the words.
 */
export function findGoneSince(
  { linkState }: Pick<Source, 'linkState'>,
  check: Pick<PageCheck, 'outcome' | 'checkedAt'> | null,
): string | null {
  const isCheckLatest =
    check !== null &&
    getLinkStateByOutcome(check.outcome) !== null &&
    (linkState === null || linkState.checkedAt < check.checkedAt);
  // A check that finds a dead link dead again does not change its date.
  if (linkState?.state === 'dead' && (!isCheckLatest || !showsPage(check))) return linkState.checkedAt;
  return isCheckLatest && isGoneOutcome(check.outcome) ? check.checkedAt : null;
}

const showsPage = ({ outcome }: Pick<PageCheck, 'outcome'>): boolean =>
  getLinkStateByOutcome(outcome) === 'ok';
