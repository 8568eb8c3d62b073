import { useEffect, useState } from 'react';
import { hasTabSelection } from '@/lib/browser/inject-script';

/**
 * Returns whether the page has selected text. Reads the selection when the form opens, and whenever the
 * reader returns to the form from the page beside it.
 */
export function usePageSelection(tabId: number | undefined, isFormShown: boolean): boolean {
  const [hasSelection, setHasSelection] = useState(false);
  useEffect(() => {
    if (tabId === undefined || !isFormShown) return;
    let isCancelled = false;
    const read = () =>
      void hasTabSelection(tabId).then((isSelected) => {
        if (!isCancelled) setHasSelection(isSelected);
      });
    read();
    const root = document.documentElement;
    addEventListener('focus', read);
    root.addEventListener('pointerenter', read);
    return () => {
      isCancelled = true;
      removeEventListener('focus', read);
      root.removeEventListener('pointerenter', read);
    };
  }, [tabId, isFormShown]);
  return hasSelection;
}
