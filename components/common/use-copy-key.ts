import { useEffect, useRef } from 'react';
import { isCopyShortcut } from '@/lib/app/library/find-key-action';
import { isMac } from './is-mac';

/**
 * Calls `onCopy` when a key for copying the citation of the shown source is pressed: Alt+Shift+C (not in text fields of a Mac, where it is
 * a character), and C outside of text fields if the reader has not turned off single keys. Null if there is nothing to copy.
 */
export function useCopyKey(onCopy: (() => void) | null, areSingleKeysOn: boolean): void {
  const latestRef = useRef({ onCopy, areSingleKeysOn });
  useEffect(() => {
    latestRef.current = { onCopy, areSingleKeysOn };
  });
  useEffect(() => {
    const handleKeyDown = (event: KeyboardEvent) => {
      const { onCopy, areSingleKeysOn } = latestRef.current;
      if (!onCopy || event.defaultPrevented || !isCopyShortcut(event, { areSingleKeysOn, isMac: isMac() }))
        return;
      event.preventDefault();
      onCopy();
    };
    addEventListener('keydown', handleKeyDown);
    return () => removeEventListener('keydown', handleKeyDown);
  }, []);
}
