import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { shownCount } from '@/lib/locale/date';
import { t } from '@/lib/locale/message';
import type { Route } from './route';

type Props = {
  view: Route['view'];
  draftCount: number;
  /** The search field, where the view has one. */
  search: ReactNode;
  /** What can be done with the sources, where the view shows them. */
  tools: ReactNode;
  /** Something is chosen: what can be done with it takes the place of the views. */
  isSelecting: boolean;
};

/** The head of every view: the name, the views, the search, and what can be done with all or with the chosen. */
export function TopBar({ view, draftCount, search, tools, isSelecting }: Props) {
  const isSources = view === 'sources' || view === 'record';
  const bar = useToldHeight();
  return (
    <header ref={bar} className="top-bar" data-selecting={isSelecting}>
      <span className="wordmark">
        <Mark />
        {t('appName')}
      </span>
      {!isSelecting && (
        <nav className="views" aria-label={t('libraryViews')}>
          <ul>
            <View href="#/sources" name={t('librarySources')} on={isSources} page={view === 'sources'} />
            <View
              href="#/drafts"
              name={t('libraryDrafts')}
              on={view === 'drafts'}
              page={view === 'drafts'}
              count={draftCount}
            />
            <View href="#/venues" name={t('libraryVenues')} on={view === 'venues'} page={view === 'venues'} />
          </ul>
        </nav>
      )}
      {search}
      <div className="top-bar-end">
        {tools}
        {!isSelecting && (
          <a href="#/settings" className="view" {...marks(view === 'settings')}>
            {t('librarySettings')}
          </a>
        )}
      </div>
    </header>
  );
}

/** A ref for the bar: the style sheet knows its height, below which other things stay fixed. */
function useToldHeight() {
  const bar = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const tell = () =>
      document.documentElement.style.setProperty('--top-bar', `${bar.current?.offsetHeight ?? 0}px`);
    const watch = new ResizeObserver(tell);
    if (bar.current) watch.observe(bar.current);
    tell();
    return () => watch.disconnect();
  }, []);
  return bar;
}

const marks = (on: boolean) => ({ 'data-on': on, 'aria-current': on ? ('page' as const) : undefined });

type ViewProps = { href: string; name: string; on: boolean; page: boolean; count?: number };

function View({ href, name, on, page, count = 0 }: ViewProps) {
  return (
    <li>
      <a className="view" href={href} data-on={on} aria-current={page ? 'page' : undefined}>
        {name}
        {count > 0 && <span className="view-count">{shownCount(count)}</span>}
      </a>
    </li>
  );
}

function Mark() {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path
        d="M5.5 2.5h10a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1h-10"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
      />
      <path d="M9 6.5h4.5M9 13.5h4.5" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" />
      <path d="M4 10h9.5" stroke="var(--accent)" strokeWidth="1.6" strokeLinecap="round" />
      <circle cx="3.6" cy="10" r="2.2" fill="var(--accent)" />
    </svg>
  );
}
