import { type FocusEvent, useEffect, useRef, useState } from 'react';

/**
 * Open while the focus is inside. A press elsewhere closes it on release, so that the target does not move under the
 * pointer.
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
    open: isOpen,
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
