import { useEffect, useRef } from 'react';

/**
 * Where the focus goes when what had it goes: if it was last inside `inside` and is nowhere once `shown` has changed, to
 * the first of the selectors `next` that is found. A press counts as well, for not every browser gives a button the focus.
 */
export function useKeptFocus(shown: string, inside: string, next: readonly string[]): void {
  const wasInside = useRef(false);
  const before = useRef(shown);
  useEffect(() => {
    const look = ({ target }: Event) => {
      wasInside.current = target instanceof Element && target.closest(inside) !== null;
    };
    document.addEventListener('focusin', look, true);
    document.addEventListener('click', look, true);
    return () => {
      document.removeEventListener('focusin', look, true);
      document.removeEventListener('click', look, true);
    };
  }, [inside]);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    if (!wasInside.current || document.activeElement !== document.body) return;
    const places = next.map((selector) => document.querySelector<HTMLElement>(selector));
    places.find((place) => place !== null)?.focus();
  }, [shown, next]);
}
