import { useEffect, useRef } from 'react';

/**
 * Moves the focus when the focused element disappears: if the focus was last inside `inside` and no element has it after `shown`
 * changed, the first match of the selectors in `next` gets it. A press counts as focus, because Safari and Firefox on macOS
 * don't focus a clicked button.
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
