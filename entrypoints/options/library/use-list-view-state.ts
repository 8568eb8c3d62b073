import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react';

/** The current row and scroll position of the list, remembered while a record is open. */
export type ListViewState = { currentId: string | null; scrollTop: number };

/** The current row, on which the shortcuts act. Restores the row and the scroll position when the list is shown again. */
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

/** Focuses a row and scrolls it into view below the sticky bars. */
export function focusRow(stableId: string | null): void {
  if (stableId === null) return;
  const link = document.querySelector<HTMLElement>(`[data-row="${stableId}"]`);
  link?.focus({ preventScroll: true });
  link?.closest('li')?.scrollIntoView({ block: 'nearest' });
}
