import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react';

/** Where the reader is in the list; kept while a record is open. */
export type ListViewState = { currentId: string | null; scrollTop: number };

/** The row that the keys act on. It and the scrolling are found again when the list comes back. */
export function useListViewState(viewState: RefObject<ListViewState>, hasNavigated: boolean) {
  const [currentId, setCurrentState] = useState(viewState.current.currentId);
  const setCurrentId = useCallback(
    (stableId: string) => {
      viewState.current.currentId = stableId;
      setCurrentState(stableId);
    },
    [viewState],
  );
  useLayoutEffect(() => {
    const { currentId: rowId, scrollTop } = viewState.current;
    scrollTo(0, scrollTop);
    if (hasNavigated && rowId)
      document.querySelector<HTMLElement>(`[data-row="${rowId}"]`)?.focus({ preventScroll: true });
  }, [viewState, hasNavigated]);
  useEffect(() => {
    const rememberScroll = () => {
      viewState.current.scrollTop = scrollY;
    };
    addEventListener('scroll', rememberScroll, { passive: true });
    return () => removeEventListener('scroll', rememberScroll);
  }, [viewState]);
  return [currentId, setCurrentId] as const;
}

/** Gives the focus to a row and brings it into view below the fixed bars. */
export function focusRow(stableId: string | null): void {
  if (stableId === null) return;
  const link = document.querySelector<HTMLElement>(`[data-row="${stableId}"]`);
  link?.focus({ preventScroll: true });
  link?.closest('li')?.scrollIntoView({ block: 'nearest' });
}
