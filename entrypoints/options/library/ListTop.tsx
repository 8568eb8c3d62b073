import { useCallback } from 'react';
import { ListHead } from '@/components/library/ListHead';
import type { Store } from '@/lib/db/open';
import { matchingIds } from '@/lib/db/read/matching-ids';
import type { ListQuery } from '@/lib/db/read/source-list';
import { useLive } from '../use-live';
import type { Selection } from './use-selection';

type Props = { store: Store; query: ListQuery; selection: Selection };

/** The line above the list over the store: the count, and choosing all. */
export function ListTop({ store, query, selection }: Props) {
  const ids = useLive(useCallback(() => matchingIds(store, query), [store, query])).value ?? null;
  return (
    <ListHead
      count={ids?.length ?? null}
      chosen={selection.ids.size}
      onChooseAll={(all) => selection.set(all ? (ids ?? []) : [])}
    />
  );
}
