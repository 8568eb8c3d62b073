import { useCallback, useState } from 'react';
import { WAITING_LINKS_QUERY, WaitingLinks } from '@/components/library/WaitingLinks';
import { openWebPage } from '@/lib/browser/open-page';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import type { LibraryQuery } from '@/lib/search/index/library-query';
import type { Database } from '@/lib/storage/open-database';
import { listSourcesById } from '@/lib/storage/queries/read-source-batch';
import { useIndexResponse } from '../search-index/use-index-response';
import type { SearchIndex } from '../search-index/use-search-index';

/** The oldest links first, because they waited longest. */
const WAITING_LINKS: LibraryQuery = {
  text: WAITING_LINKS_QUERY,
  facets: { section: ['inbox'] },
  importance: null,
  sort: 'saved',
  isDescending: false,
};

const NEXT_COUNT = 5;
// The reader will not open more of them without capturing any.
const MAX_LISTED = 500;

const createRequest = () => ({ kind: 'query', query: WAITING_LINKS, offset: 0, size: MAX_LISTED }) as const;

/** Connects `WaitingLinks` with the search index and the browser. */
export function WaitingLinksPanel({
  database,
  searchIndex,
}: {
  database: Database;
  searchIndex: SearchIndex;
}) {
  const waitingLinks = useIndexResponse(searchIndex, createRequest);
  const [openedIds, setOpenedIds] = useState<ReadonlySet<string>>(new Set());
  const nextIds = (waitingLinks?.ids ?? []).filter((id) => !openedIds.has(id)).slice(0, NEXT_COUNT);
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
    <WaitingLinks
      count={waitingLinks?.total ?? 0}
      nextCount={nextIds.length}
      onOpenNext={() => void openNext(nextIds)}
    />
  );
}
