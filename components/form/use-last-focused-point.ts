import { type SyntheticEvent, useMemo, useRef } from 'react';

/**
 * Remembers the key point whose field or quote has the focus, or had the focus last. A quote from the page is added to this key
 * point. No key point is remembered after another field got the focus, or after the key point was deleted.
 */
export type LastFocusedPoint = {
  /** Handles the focus of a field, and input into it: after a deletion, a field that has the focus already may get input. */
  handleFocus: (event: SyntheticEvent) => void;
  handlePointRemoval: () => void;
  /** Returns the index of the remembered key point of this draft, or null. */
  getIndex: () => number | null;
};

/** Follows the focus in the key points of a draft. */
export function useLastFocusedPoint(draftKey: string): LastFocusedPoint {
  const draftKeyRef = useRef(draftKey);
  const pointRef = useRef<{ draftKey: string; index: number } | null>(null);
  draftKeyRef.current = draftKey;
  return useMemo(
    () => ({
      handleFocus: ({ target }) => {
        if (!(target instanceof Element)) return;
        const row = target.closest('.key-points li');
        if (row?.parentElement) {
          const index = [...row.parentElement.children].indexOf(row);
          pointRef.current = { draftKey: draftKeyRef.current, index };
        } else if (target.matches('input, select, textarea')) pointRef.current = null;
      },
      handlePointRemoval: () => {
        pointRef.current = null;
      },
      getIndex: () => {
        const point = pointRef.current;
        return point?.draftKey === draftKeyRef.current ? point.index : null;
      },
    }),
    [],
  );
}
