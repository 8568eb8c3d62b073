import { useEffect, useRef } from 'react';
import { findKeyAction, type KeyAction } from '@/lib/app/library/find-key-action';

/** Calls `act` for every key of the library that is pressed while nothing is typed. */
export function useLibraryKeys(isEnabled: boolean, onAction: (action: KeyAction) => void): void {
  const latestHandler = useRef(onAction);
  useEffect(() => {
    latestHandler.current = onAction;
  });
  useEffect(() => {
    if (!isEnabled) return;
    const handleKeyDown = (event: KeyboardEvent) => {
      const action = event.defaultPrevented ? null : findKeyAction(event);
      if (!action) return;
      event.preventDefault();
      latestHandler.current(action);
    };
    addEventListener('keydown', handleKeyDown);
    return () => removeEventListener('keydown', handleKeyDown);
  }, [isEnabled]);
}
