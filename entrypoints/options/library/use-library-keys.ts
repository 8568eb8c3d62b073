import { useEffect, useRef } from 'react';
import { findKeyAction, type Shortcuts } from '@/lib/app/library/find-key-action';

/** Calls `onAction` with the action of each of the `shortcuts` that the reader presses outside a text field. */
export function useLibraryKeys<A>(
  isEnabled: boolean,
  shortcuts: Shortcuts<A>,
  onAction: (action: A) => void,
): void {
  const latestHandlerRef = useRef(onAction);
  useEffect(() => {
    latestHandlerRef.current = onAction;
  });
  useEffect(() => {
    if (!isEnabled) return;
    const handleKeyDown = (event: KeyboardEvent) => {
      const action = event.defaultPrevented ? null : findKeyAction(event, shortcuts);
      if (!action) return;
      event.preventDefault();
      latestHandlerRef.current(action);
    };
    addEventListener('keydown', handleKeyDown);
    return () => removeEventListener('keydown', handleKeyDown);
  }, [isEnabled, shortcuts]);
}
