import { useEffect, useRef } from 'react';

/**
 * Where the focus goes when what had it goes: if it was last inside `inside` and is nowhere once `shown` has changed, to
 * the first of the selectors `next` that is found. A press counts as well, for not every browser gives a button the focus.
 */
export function useFocusFallback(
  contentKey: string,
  containerSelector: string,
  fallbackSelectors: readonly string[],
): void {
  const wasFocusInside = useRef(false);
  const previousKey = useRef(contentKey);
  useEffect(() => {
    const trackFocus = ({ target }: Event) => {
      wasFocusInside.current = target instanceof Element && target.closest(containerSelector) !== null;
    };
    document.addEventListener('focusin', trackFocus, true);
    document.addEventListener('click', trackFocus, true);
    return () => {
      document.removeEventListener('focusin', trackFocus, true);
      document.removeEventListener('click', trackFocus, true);
    };
  }, [containerSelector]);
  useEffect(() => {
    if (previousKey.current === contentKey) return;
    previousKey.current = contentKey;
    if (!wasFocusInside.current || document.activeElement !== document.body) return;
    const targets = fallbackSelectors.map((selector) => document.querySelector<HTMLElement>(selector));
    targets.find((element) => element !== null)?.focus();
  }, [contentKey, fallbackSelectors]);
}
