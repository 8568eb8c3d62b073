import { type FocusEvent, useEffect, useRef, useState } from 'react';

/** Open while the focus is inside. A press elsewhere closes it only when it is over: it must land where it was aimed. */
export function useOpenWhileFocused() {
  const [open, setOpen] = useState(false);
  const pressed = useRef(false);
  useEffect(() => {
    const down = () => {
      pressed.current = true;
    };
    const up = () => {
      pressed.current = false;
    };
    document.addEventListener('pointerdown', down, true);
    document.addEventListener('pointerup', up, true);
    return () => {
      document.removeEventListener('pointerdown', down, true);
      document.removeEventListener('pointerup', up, true);
    };
  }, []);
  return {
    open,
    onFocus: () => setOpen(true),
    onBlur: (event: FocusEvent<HTMLElement>) => {
      if (event.currentTarget.contains(event.relatedTarget)) return;
      const close = () => setOpen(false);
      if (pressed.current) document.addEventListener('pointerup', () => setTimeout(close), { once: true });
      else close();
    },
  };
}
