import { type RefObject, useEffect, useRef } from 'react';
import { t } from '@/lib/browser/i18n/message';

/**
 * Sets the title of the tab and, when the reader has navigated from another view, moves the focus to the heading of
 * this one, which takes the returned ref. `title` null: not known yet.
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
