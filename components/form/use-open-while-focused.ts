import { type FocusEvent, useEffect, useRef, useState } from 'react';

/**
 * Returns whether an element contains the focus, and the event handlers for that element. If a pointer press outside removes
 * the focus, `isOpen` changes after the release, so that the layout does not move before the click.
 */
export function useOpenWhileFocused() {
  const [isOpen, setOpen] = useState(false);
  const isPointerDown = useRef(false);
  useEffect(() => {
    const handlePointerDown = () => {
      isPointerDown.current = true;
    };
    const handlePointerUp = () => {
      isPointerDown.current = false;
    };
    document.addEventListener('pointerdown', handlePointerDown, true);
    document.addEventListener('pointerup', handlePointerUp, true);
    return () => {
      document.removeEventListener('pointerdown', handlePointerDown, true);
      document.removeEventListener('pointerup', handlePointerUp, true);
    };
  }, []);
  return {
    isOpen,
    onFocus: () => setOpen(true),
    onBlur: (event: FocusEvent<HTMLElement>) => {
      if (event.currentTarget.contains(event.relatedTarget)) return;
      const close = () => setOpen(false);
      if (isPointerDown.current)
        document.addEventListener('pointerup', () => setTimeout(close), { once: true });
      else close();
    },
  };
}
