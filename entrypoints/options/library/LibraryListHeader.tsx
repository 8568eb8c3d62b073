import { useCallback } from 'react';
import { SourceListHeader } from '@/components/library/SourceListHeader';
import type { Database } from '@/lib/storage/open-database';
import { listMatchingIds } from '@/lib/storage/queries/list-matching-ids';
import type { ListQuery } from '@/lib/storage/queries/read-list-page';
import { useLiveQuery } from '../use-live-query';
import type { RowSelection } from './use-selection';

type Props = { database: Database; query: ListQuery; selection: RowSelection };

/** Shows the header of the list, with the number of matching sources in the database. */
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
