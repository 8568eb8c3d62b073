import { useCallback, useMemo } from 'react';
import type { FieldReferenceData } from '@/components/fields/FieldEditor';
import type { VenueTable } from '@/lib/app/library/venue-table';
import { buildPastedQuote, type FindPastedQuote } from '@/lib/evidence/build-pasted-quote';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Database } from '@/lib/storage/open-database';
import { findScoredNeighbours } from '@/lib/storage/queries/find-scored-neighbours';
import { listTags } from '@/lib/storage/queries/list-tags';
import { useLiveQuery } from '../use-live-query';

const NO_NEIGHBOURS: FieldReferenceData['importanceNeighbours'] = { below: null, above: null };

/** Loads the suggestions and the importance of other sources that the editors of a source show. */
export function useRecordReferenceDataQuery(
  database: Database,
  importance: number | null,
  stableId: string,
  bandNames: string[],
  venueTable: VenueTable | null,
  snapshots: Snapshot[] | null,
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
  const findPastedQuote = useMemo(() => createPastedQuoteFinder(snapshots ?? []), [snapshots]);
  const bandNameLines = bandNames.join('\n');
  return useMemo(
    () => ({
      importanceBandNames: bandNameLines.split('\n'),
      tags: tags ?? [],
      venueNames: venueTable?.venues.map(({ name }) => name) ?? [],
      importanceNeighbours: neighbours ?? NO_NEIGHBOURS,
      findPastedQuote,
    }),
    [bandNameLines, tags, venueTable, neighbours, findPastedQuote],
  );
}

/** Creates the function that finds pasted words in the newest text of a PDF. Returns undefined if there is none. */
function createPastedQuoteFinder(snapshots: readonly Snapshot[]): FindPastedQuote | undefined {
  const { text, pageStarts, pageLabels } =
    snapshots.findLast((snapshot) => snapshot.pageStarts !== undefined) ?? {};
  return text !== undefined && pageStarts
    ? (words) => buildPastedQuote(words, { text, pageStarts, pageLabels })
    : undefined;
}
