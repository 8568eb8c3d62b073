import { useEffect, useRef } from 'react';
import { findKeyAction, type KeyAction } from '@/lib/app/library/find-key-action';

/** Calls `onAction` for every library shortcut that is pressed outside a text field. */
export function useLibraryKeys(isEnabled: boolean, onAction: (action: KeyAction) => void): void {
  const latestHandlerRef = useRef(onAction);
  useEffect(() => {
    latestHandlerRef.current = onAction;
  });
  useEffect(() => {
    if (!isEnabled) return;
    const handleKeyDown = (event: KeyboardEvent) => {
      const action = event.defaultPrevented ? null : findKeyAction(event);
      if (!action) return;
      event.preventDefault();
      latestHandlerRef.current(action);
    };
    addEventListener('keydown', handleKeyDown);
    return () => removeEventListener('keydown', handleKeyDown);
  }, [isEnabled]);
}
