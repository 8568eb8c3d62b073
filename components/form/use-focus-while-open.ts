import { type RefObject, useEffect } from 'react';

/** Focuses an element when it is shown, and returns the focus when it is removed, unless the reader focused something else. */
export function useFocusWhileOpen(ref: RefObject<HTMLElement | null>, isActive: boolean): void {
  useEffect(() => {
    if (!isActive) return;
    const { activeElement } = document;
    ref.current?.focus({ preventScroll: true });
    return () => {
      if (document.activeElement === document.body && activeElement instanceof HTMLElement)
        activeElement.focus();
    };
  }, [ref, isActive]);
}
