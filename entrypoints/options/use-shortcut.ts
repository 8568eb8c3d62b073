import { useEffect, useState } from 'react';
import { captureShortcut } from '@/lib/platform/shortcut';

/** The keys that capture a page, as the browser has them now: "Alt+Shift+N"; empty: the reader took them away. */
export function useShortcut(): string {
  const [shortcut, setShortcut] = useState('');
  useEffect(() => {
    void captureShortcut().then(setShortcut);
  }, []);
  return shortcut;
}
