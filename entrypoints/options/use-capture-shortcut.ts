import { useEffect, useState } from 'react';
import { getCaptureShortcut } from '@/lib/browser/get-capture-shortcut';

/** The current shortcut that captures a page, such as "Alt+Shift+N"; empty where the reader removed it. */
export function useCaptureShortcut(): string {
  const [shortcut, setShortcut] = useState('');
  useEffect(() => {
    void getCaptureShortcut().then(setShortcut);
  }, []);
  return shortcut;
}
