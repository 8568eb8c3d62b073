import { useCallback, useEffect, useReducer } from 'react';
import type { Store } from '@/lib/db/open';
import { watchQuery } from '@/lib/db/read/live';
import { type ListPage, type ListQuery, listPage } from '@/lib/db/read/source-list';
import { SLOT_SIZE, type Slot, unreadSlots, withRead, withRowsOf } from './slots';

/** The list as far as it is read. `slots` belong to `query` unless a newer one is `pending`. */
export type SourceList = {
  slots: Slot[];
  /** Nothing of the asked list is read yet; what is shown is the list before. */
  pending: boolean;
  fault: Error | null;
  read: (query: ListQuery, index: number, page: ListPage) => void;
  /** Lets go of the rows outside these stretches. */
  keep: (from: number, to: number) => void;
  fail: (fault: unknown) => void;
};

type State = { query: ListQuery | null; slots: Slot[]; fault: Error | null };
type Event =
  | { type: 'read'; query: ListQuery; index: number; page: ListPage }
  | { type: 'kept'; from: number; to: number }
  | { type: 'failed'; fault: Error };

/** Holds the stretches of one list; a new query (another object) starts anew once its first stretch is read. */
export function useSourceList(query: ListQuery): SourceList {
  const [state, tell] = useReducer(next, { query: null, slots: unreadSlots(), fault: null });
  const read = useCallback(
    (of: ListQuery, index: number, page: ListPage) => tell({ type: 'read', query: of, index, page }),
    [],
  );
  const keep = useCallback((from: number, to: number) => tell({ type: 'kept', from, to }), []);
  const fail = useCallback(
    (fault: unknown) =>
      tell({ type: 'failed', fault: fault instanceof Error ? fault : new Error(String(fault)) }),
    [],
  );
  return { slots: state.slots, fault: state.fault, pending: state.query !== query, read, keep, fail };
}

function next(state: State, event: Event): State {
  switch (event.type) {
    case 'read': {
      const isNew = state.query !== event.query;
      // A late answer to an older query must not open the list again.
      if (isNew && event.index !== 0) return state;
      const slots = withRead(isNew ? unreadSlots() : state.slots, event.index, event.page);
      return { query: event.query, slots, fault: null };
    }
    case 'kept': {
      const slots = withRowsOf(state.slots, event.from, event.to);
      return slots === state.slots ? state : { ...state, slots };
    }
    case 'failed':
      return { ...state, fault: event.fault };
  }
}

type ReaderProps = { store: Store; query: ListQuery; index: number; slot: Slot; list: SourceList };

/** Reads one stretch for as long as it is shown, and again whenever something in it changes. Draws nothing. */
export function SlotReader({ store, query, index, slot, list }: ReaderProps) {
  const { read, fail } = list;
  const { after, until } = slot;
  useEffect(
    () =>
      watchQuery(
        () => listPage(store, query, { after, until, size: SLOT_SIZE }),
        (page) => read(query, index, page),
        fail,
      ),
    [store, query, index, after, until, read, fail],
  );
  return null;
}
