import { useEffect, useState } from 'react';
import { getCaptureShortcut } from '@/lib/browser/shortcuts';

/** Returns the shortcut that captures a page, such as "Alt+Shift+N". It is empty if none is assigned. */
export function useCaptureShortcut(): string {
  const [shortcut, setShortcut] = useState('');
  useEffect(() => {
    void getCaptureShortcut().then(setShortcut);
  }, []);
  return shortcut;
}
