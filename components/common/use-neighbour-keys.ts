import { useEffect, useRef } from 'react';
import { canRunShortcut } from '@/lib/app/library/find-key-action';
import { findNeighbourStep } from '@/lib/evidence/quote-order';

/** Calls `onStep` with 1 or -1 when the key for the next or the previous quote is pressed, anywhere on the page. */
export function useNeighbourKeys(isEnabled: boolean, onStep: (step: 1 | -1) => void): void {
  const onStepRef = useRef(onStep);
  onStepRef.current = onStep;
  useEffect(() => {
    if (!isEnabled) return;
    const handleKeyDown = (event: KeyboardEvent) => {
      const step = findNeighbourStep(event);
      if (step === null || !canRunShortcut(event)) return;
      event.preventDefault();
      onStepRef.current(step);
    };
    addEventListener('keydown', handleKeyDown);
    return () => removeEventListener('keydown', handleKeyDown);
  }, [isEnabled]);
}
