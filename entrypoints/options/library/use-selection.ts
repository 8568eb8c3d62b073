import { useCallback, useEffect, useState } from 'react';
import type { ListQuery } from '@/lib/db/read/source-list';

/** The chosen rows of the list. */
export type Selection = {
  ids: ReadonlySet<string>;
  /** Chooses or lets go of one; with `reach`, of all in `order` from the last one touched to it. */
  toggle: (stableId: string, on: boolean, reach: boolean, order: string[]) => void;
  set: (ids: string[]) => void;
};

/** The selection, empty at first and in every other list: nothing is done to rows that are not shown. */
export function useSelection(query: ListQuery): Selection {
  const [{ ids }, setState] = useState(NOTHING);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another query is another list
  useEffect(() => setState(NOTHING), [query]);
  const toggle = useCallback(
    (stableId: string, on: boolean, reach: boolean, order: string[]) =>
      setState((state) => withToggled(state, stableId, on, reach ? order : null)),
    [],
  );
  const set = useCallback((chosen: string[]) => setState({ ids: new Set(chosen), last: null }), []);
  return { ids, toggle, set };
}

const NOTHING: State = { ids: new Set(), last: null };

type State = { ids: ReadonlySet<string>; last: string | null };

/** The selection with one row, or a stretch of them, chosen or let go. */
export function withToggled(state: State, stableId: string, on: boolean, order: string[] | null): State {
  const ids = new Set(state.ids);
  for (const id of order ? stretch(order, state.last, stableId) : [stableId]) {
    if (on) ids.add(id);
    else ids.delete(id);
  }
  return { ids, last: stableId };
}

function stretch(order: string[], from: string | null, to: string): string[] {
  const ends = [from === null ? -1 : order.indexOf(from), order.indexOf(to)];
  if (ends.includes(-1)) return [to];
  return order.slice(Math.min(...ends), Math.max(...ends) + 1);
}
