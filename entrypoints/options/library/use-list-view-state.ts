import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react';

/** The current row and scroll position of the list. They are restored when the reader returns from a source. */
export type ListViewState = { currentId: string | null; scrollTop: number };

/**
 * Returns the id of the current row, on which the shortcuts act, and its setter. Restores the scroll position when the
 * list is shown. If the reader came from another view (`hasNavigated`), the current row also gets the focus.
 */
export function useListViewState(viewState: RefObject<ListViewState>, hasNavigated: boolean) {
  const [currentId, setShownId] = useState(viewState.current.currentId);
  const setCurrentId = useCallback(
    (stableId: string) => {
      viewState.current.currentId = stableId;
      setShownId(stableId);
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
    const saveScrollTop = () => {
      viewState.current.scrollTop = scrollY;
    };
    addEventListener('scroll', saveScrollTop, { passive: true });
    return () => removeEventListener('scroll', saveScrollTop);
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
