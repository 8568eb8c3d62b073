import { useEffect, useRef } from 'react';
import { type KeyAction, keyAction } from '@/components/library/key-action';

/** Calls `act` for every key of the library that is pressed while nothing is typed. */
export function useLibraryKeys(on: boolean, act: (action: KeyAction) => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      const action = event.defaultPrevented ? null : keyAction(event);
      if (!action) return;
      event.preventDefault();
      latest.current(action);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [on]);
}
