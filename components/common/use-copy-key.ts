import { useEffect, useRef } from 'react';
import { isCopyShortcut } from '@/lib/app/library/find-key-action';
import { isMac } from './is-mac';

/**
 * Calls `onCopy`, which copies the citation of the shown source, for these keys:
 * - Alt+Shift+C, except in text fields on a Mac, where these keys type a character
 * - C outside of text fields, if `areSingleKeysOn`
 * `onCopy` is null if there is nothing to copy.
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
