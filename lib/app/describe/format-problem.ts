import { getProblemField } from '@/lib/app/form/form-status';
import { assertNever } from '@/lib/base/assert-never';
import { t } from '@/lib/browser/i18n/message';
import type { DraftProblem } from '@/lib/record/schema/draft';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { formatWikiProblem } from './format-wiki-problem';

/** Formats the reason why a write failed, with what the reader can do. */
export function formatProblem(problem: WriteProblem): string {
  switch (problem.kind) {
    case 'invalid':
      return problem.problems.map(formatDraftProblem).join(' ');
    case 'disk-full':
      return t('problemDiskFull');
    case 'store-failed':
      return t('problemDatabaseFailed', problem.name);
    case 'write-not-verified':
      return t('problemWriteNotVerified');
    case 'no-such-source':
      return t('problemNoSuchSource');
    case 'no-such-venue':
      return t('problemNoSuchVenue');
    case 'venue-changed':
      return t('problemVenueChanged', problem.name);
    case 'venue-list-changed':
      return t('problemVenueListChanged', problem.name);
    case 'url-taken':
      return t('problemAddressTaken', problem.title);
    case 'url-changed':
      return t('problemAddressChanged');
    case 'merged-again':
      return t('problemMergedAgain', problem.target, problem.into);
    case 'no-response':
      return t('problemNoResponse');
    case 'still-running':
      return t('problemStillRunning');
    case 'wiki':
      return formatWikiProblem(problem.reason, problem.retryAfterMs, problem.status);
    case 'bad-message':
      return t('problemInvalidMessage');
    default:
      return assertNever(problem);
  }
}

/** Formats the reason why a draft cannot be saved. */
export function formatDraftProblem(problem: DraftProblem): string {
  switch (problem.kind) {
    case 'url-missing':
      return t('problemAddressMissing');
    case 'url-not-web':
      return t('problemAddressNotWeb');
    case 'date-malformed':
      return t('problemDateMalformed', problem.text);
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

/** Returns the reasons why a draft cannot be saved, as sentences, by the field that causes each of them. */
export const describeFieldProblems = (problem: WriteProblem | null): Record<string, string> =>
  Object.fromEntries(
    problem?.kind === 'invalid'
      ? problem.problems.map((draftProblem) => [
          getProblemField(draftProblem),
          formatDraftProblem(draftProblem),
        ])
      : [],
  );
