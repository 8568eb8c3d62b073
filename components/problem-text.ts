import { assertNever } from '@/lib/base/assert-never';
import { t } from '@/lib/locale/message';
import type { DraftProblem } from '@/lib/model/draft';
import type { StoreProblem } from '@/lib/model/problem';
import { wikiProblemText } from './wiki-problem-text';

/** Why something was not written, in a sentence that says what to do. */
export function problemText(problem: StoreProblem): string {
  switch (problem.kind) {
    case 'invalid':
      return problem.problems.map(draftProblemText).join(' ');
    case 'disk-full':
      return t('problemDiskFull');
    case 'store-failed':
      return t('problemStoreFailed', problem.name);
    case 'not-read-back':
      return t('problemNotReadBack');
    case 'no-such-source':
      return t('problemNoSuchSource');
    case 'no-such-venue':
      return t('problemNoSuchVenue');
    case 'address-taken':
      return t('problemAddressTaken', problem.title);
    case 'merged-on':
      return t('problemMergedOn', problem.kept, problem.into);
    case 'no-answer':
      return t('problemNoAnswer');
    case 'wiki':
      return wikiProblemText(problem.why, problem.waitMs, problem.status);
    case 'bad-message':
      return t('problemBadMessage');
    default:
      return assertNever(problem);
  }
}

/** What a value lacks before it can be kept. */
export function draftProblemText(problem: DraftProblem): string {
  switch (problem.kind) {
    case 'address-missing':
      return t('problemAddressMissing');
    case 'address-not-web':
      return t('problemAddressNotWeb');
    case 'date-malformed':
      return t('problemDateMalformed', problem.given);
    case 'importance-out-of-range':
      return t('problemImportance');
    case 'rating-needs-reason':
      return t('problemRatingReason');
    case 'too-long':
      return t('problemTooLong', problem.limit);
    default:
      return assertNever(problem);
  }
}
