import { type RefObject, useEffect, useRef } from 'react';
import { t } from '@/lib/browser/i18n/message';

/**
 * Sets the title of the tab. Returns the ref of the view's heading, which gets the focus when the reader comes from another
 * view. `title` null: not loaded yet.
 */
export function useHeading(
  title: string | null,
  hasNavigated: boolean,
): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const shouldMoveFocus = useRef(hasNavigated);
  useEffect(() => {
    if (title !== null) document.title = `${title} · ${t('appName')}`;
  }, [title]);
  useEffect(() => {
    if (shouldMoveFocus.current) heading.current?.focus();
  }, []);
  return heading;
}
