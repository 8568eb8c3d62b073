import { useCallback, useMemo } from 'react';
import type { FieldReferenceData } from '@/components/fields/FieldEditor';
import type { VenueTable } from '@/lib/app/library/venue-table';
import type { Database } from '@/lib/storage/open-database';
import { findScoredNeighbours } from '@/lib/storage/queries/find-scored-neighbours';
import { listTags } from '@/lib/storage/queries/list-tags';
import { useLiveQuery } from '../use-live-query';

const NO_NEIGHBOURS: FieldReferenceData['importanceNeighbours'] = { below: null, above: null };

/** Loads the suggestions and the importance of other sources that the editors of a record show. */
export function useRecordReferenceDataQuery(
  database: Database,
  importance: number | null,
  stableId: string,
  bandNames: string[],
  venueTable: VenueTable | null,
): FieldReferenceData {
  const tags = useLiveQuery(useCallback(() => listTags(database), [database])).value;
  const neighbours = useLiveQuery(
    useCallback(
      () =>
        importance === null
          ? Promise.resolve(NO_NEIGHBOURS)
          : findScoredNeighbours(database, importance, stableId),
      [database, importance, stableId],
    ),
  ).value;
  const bandNameLines = bandNames.join('\n');
  return useMemo(
    () => ({
      importanceBandNames: bandNameLines.split('\n'),
      tags: tags ?? [],
      venueNames: venueTable?.venues.map(({ name }) => name) ?? [],
      importanceNeighbours: neighbours ?? NO_NEIGHBOURS,
    }),
    [bandNameLines, tags, venueTable, neighbours],
  );
}
