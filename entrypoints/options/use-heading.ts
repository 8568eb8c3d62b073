import { type RefObject, useEffect, useRef } from 'react';
import { t } from '@/lib/browser/i18n/message';

/**
 * Gives the tab the title of the view and, when the reader `arrived` from another view, moves the focus to its heading,
 * which takes the ref. `title` null: not known yet.
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
