import { useCallback } from 'react';
import { SourceListHeader } from '@/components/library/ListHead';
import type { Database } from '@/lib/db/open';
import { listMatchingIds } from '@/lib/db/read/matching-ids';
import type { ListQuery } from '@/lib/db/read/source-list';
import { useLiveQuery } from '../use-live';
import type { RowSelection } from './use-selection';

type Props = { database: Database; query: ListQuery; selection: RowSelection };

/** The line above the list over the store: the count, and choosing all. */
export function LibraryListHeader({ database, query, selection }: Props) {
  const listedIds =
    useLiveQuery(useCallback(() => listMatchingIds(database, query), [database, query])).value ?? null;
  return (
    <SourceListHeader
      count={listedIds?.length ?? null}
      selectedCount={selection.ids.size}
      onSelectAll={(shouldSelectAll) => selection.replaceAll(shouldSelectAll ? (listedIds ?? []) : [])}
    />
  );
}
