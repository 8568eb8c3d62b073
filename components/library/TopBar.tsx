import type { ReactNode } from 'react';
import { shownCount } from '@/lib/locale/date';
import { t } from '@/lib/locale/message';
import type { Route } from './route';

type Props = {
  view: Route['view'];
  draftCount: number;
  /** The search field, where the view has one. */
  children: ReactNode;
};

/** The head of every view: the name, the views, the search. */
export function TopBar({ view, draftCount, children }: Props) {
  const isSources = view === 'sources' || view === 'record';
  return (
    <header className="top-bar">
      <span className="wordmark">
        <Mark />
        {t('appName')}
      </span>
      <nav aria-label={t('libraryViews')}>
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
          <View
            href="#/settings"
            name={t('librarySettings')}
            on={view === 'settings'}
            page={view === 'settings'}
          />
        </ul>
      </nav>
      {children}
    </header>
  );
}

type ViewProps = { href: string; name: string; on: boolean; page: boolean; count?: number };

function View({ href, name, on, page, count = 0 }: ViewProps) {
  return (
    <li>
      <a href={href} data-on={on} aria-current={page ? 'page' : undefined}>
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
