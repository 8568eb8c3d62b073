import { type FocusEvent, useEffect, useRef, useState } from 'react';

/**
 * Returns whether an element contains the focus, and the event handlers for that element. If a pointer press outside removes
 * the focus, `isOpen` changes after the release, so that the layout does not move before the click.
 */
export function useOpenWhileFocused() {
  const [isOpen, setOpen] = useState(false);
  const isPointerDownRef = useRef(false);
  useEffect(() => {
    const handlePointerDown = () => {
      isPointerDownRef.current = true;
    };
    const handlePointerUp = () => {
      isPointerDownRef.current = false;
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
      if (isPointerDownRef.current)
        document.addEventListener('pointerup', () => setTimeout(close), { once: true });
      else close();
    },
  };
}
