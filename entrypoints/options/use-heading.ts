import { type RefObject, useEffect, useRef } from 'react';
import { t } from '@/lib/browser/i18n/message';

/**
 * Sets the title of the tab. Returns a ref for the heading of the view. If the reader navigated from another view, the
 * heading gets the focus. `title` is null until it is loaded.
 */
export function useHeading(
  title: string | null,
  hasNavigated: boolean,
): RefObject<HTMLHeadingElement | null> {
  const headingRef = useRef<HTMLHeadingElement>(null);
  const shouldMoveFocusRef = useRef(hasNavigated);
  useEffect(() => {
    if (title !== null) document.title = `${title} · ${t('appName')}`;
  }, [title]);
  // Without dependencies, because a view may render its heading only after its data is loaded.
  useEffect(() => {
    if (!shouldMoveFocusRef.current || !headingRef.current) return;
    shouldMoveFocusRef.current = false;
    headingRef.current.focus();
  });
  return headingRef;
}
