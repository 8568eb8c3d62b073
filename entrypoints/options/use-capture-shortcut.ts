import { useEffect, useState } from 'react';
import { getCaptureShortcut } from '@/lib/browser/get-capture-shortcut';

/** The keys that capture a page, as the browser has them now: "Alt+Shift+N"; empty: the reader took them away. */
export function useCaptureShortcut(): string {
  const [shortcut, setShortcut] = useState('');
  useEffect(() => {
    void getCaptureShortcut().then(setShortcut);
  }, []);
  return shortcut;
}
