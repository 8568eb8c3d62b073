import { useCallback } from 'react';
import {
  buildSourceRatingSubject,
  buildVenueRatingSubject,
  type RatingChange,
} from '@/lib/record/schema/rating-change';
import type { Source } from '@/lib/record/schema/source';
import type { Database } from '@/lib/storage/open-database';
import { listRatingChanges } from '@/lib/storage/queries/list-rating-changes';
import { useLiveQuery } from '../use-live-query';

/** Returns the history of the reader's rating of a source and of the rating of its venue, the latest change first. */
export function useRatingChanges(
  database: Database,
  { stableId, venueId }: Source,
): { source: RatingChange[]; venue: RatingChange[] } {
  const sourceSubject = buildSourceRatingSubject(stableId);
  const venueSubject = buildVenueRatingSubject(venueId ?? '');
  const changes =
    useLiveQuery(
      useCallback(
        () => listRatingChanges(database, [sourceSubject, venueSubject]),
        [database, sourceSubject, venueSubject],
      ),
    ).value ?? [];
  return {
    source: changes.filter(({ subject }) => subject === sourceSubject),
    venue: changes.filter(({ subject }) => subject === venueSubject),
  };
}
