import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react';

/** Where the reader is in the list; kept while a record is open. */
export type ListPlace = { current: string | null; scrollTop: number };

/** The row that the keys act on. It and the scrolling are found again when the list comes back. */
export function useListPlace(place: RefObject<ListPlace>, arrived: boolean) {
  const [current, setState] = useState(place.current.current);
  const setCurrent = useCallback(
    (stableId: string) => {
      place.current.current = stableId;
      setState(stableId);
    },
    [place],
  );
  useLayoutEffect(() => {
    const { current: row, scrollTop } = place.current;
    scrollTo(0, scrollTop);
    if (arrived && row)
      document.querySelector<HTMLElement>(`[data-row="${row}"]`)?.focus({ preventScroll: true });
  }, [place, arrived]);
  useEffect(() => {
    const keep = () => {
      place.current.scrollTop = scrollY;
    };
    addEventListener('scroll', keep, { passive: true });
    return () => removeEventListener('scroll', keep);
  }, [place]);
  return [current, setCurrent] as const;
}

/** Gives the focus to a row and brings it into view below the fixed bars. */
export function focusRow(stableId: string | null): void {
  if (stableId === null) return;
  const link = document.querySelector<HTMLElement>(`[data-row="${stableId}"]`);
  link?.focus({ preventScroll: true });
  link?.closest('li')?.scrollIntoView({ block: 'nearest' });
}
