import { useCallback, useState } from 'react';
import { UNCAPTURED_QUERY, UncapturedSources } from '@/components/library/UncapturedSources';
import { openWebPage } from '@/lib/browser/open-page';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import type { LibraryQuery } from '@/lib/search/index/library-query';
import type { Database } from '@/lib/storage/open-database';
import { listSourcesById } from '@/lib/storage/queries/read-source-batch';
import { useIndexResponse } from '../search-index/use-index-response';
import type { SearchIndex } from '../search-index/use-search-index';

/** Finds the uncaptured sources of the inbox, the oldest first. */
const UNCAPTURED_FILTER: LibraryQuery = {
  text: UNCAPTURED_QUERY,
  facets: { section: ['inbox'] },
  importance: null,
  sort: 'saved',
  isDescending: false,
};

const NEXT_COUNT = 5;
// The maximum number of ids to read. A captured source leaves the list, and the next ones are then read.
const MAX_LISTED = 500;

const createRequest = () =>
  ({ kind: 'query', query: UNCAPTURED_FILTER, offset: 0, size: MAX_LISTED }) as const;

/** Connects `UncapturedSources` with the search index and the browser. */
export function UncapturedSourcesPanel({
  database,
  searchIndex,
}: {
  database: Database;
  searchIndex: SearchIndex;
}) {
  const uncapturedSources = useIndexResponse(searchIndex, createRequest);
  const [openedIds, setOpenedIds] = useState<ReadonlySet<string>>(new Set());
  const nextIds = (uncapturedSources?.ids ?? []).filter((id) => !openedIds.has(id)).slice(0, NEXT_COUNT);
  const openNext = useCallback(
    async (ids: string[]) => {
      setOpenedIds((opened) => new Set([...opened, ...ids]));
      const rows = await listSourcesById(database, ids);
      for (const [index, row] of rows.entries())
        if (!isInvalidRow(row)) await openWebPage(row.source.url, { isActive: index === 0 });
    },
    [database],
  );
  return (
    <UncapturedSources
      count={uncapturedSources?.total ?? 0}
      nextCount={nextIds.length}
      onOpenNext={() => void openNext(nextIds)}
    />
  );
}
