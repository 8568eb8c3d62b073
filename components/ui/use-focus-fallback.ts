import { useEffect, useRef } from 'react';

/**
 * Moves the focus when the focused element disappears. `contentKey` must change whenever the content of the container changes. If
 * the focus was inside the container and no element has the focus after the change, the first element that matches a fallback
 * selector gets it. A click counts as focus, because Safari and Firefox on macOS don't focus a clicked button.
 */
export function useFocusFallback(
  contentKey: string,
  containerSelector: string,
  fallbackSelectors: readonly string[],
): void {
  const wasFocusInsideRef = useRef(false);
  const previousKeyRef = useRef(contentKey);
  useEffect(() => {
    const trackFocus = ({ target }: Event) => {
      wasFocusInsideRef.current = target instanceof Element && target.closest(containerSelector) !== null;
    };
    document.addEventListener('focusin', trackFocus, true);
    document.addEventListener('click', trackFocus, true);
    return () => {
      document.removeEventListener('focusin', trackFocus, true);
      document.removeEventListener('click', trackFocus, true);
    };
  }, [containerSelector]);
  useEffect(() => {
    if (previousKeyRef.current === contentKey) return;
    previousKeyRef.current = contentKey;
    if (!wasFocusInsideRef.current || document.activeElement !== document.body) return;
    const targets = fallbackSelectors.map((selector) => document.querySelector<HTMLElement>(selector));
    targets.find((element) => element !== null)?.focus();
  }, [contentKey, fallbackSelectors]);
}
