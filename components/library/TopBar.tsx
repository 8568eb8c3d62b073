import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { Menu } from '@/components/ui/Menu';
import type { Route } from '@/lib/app/library/route';
import { formatCount } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';

type Props = {
  view: Route['view'];
  draftCount: number;
  /** The search field. Null in views without a search. */
  search: ReactNode;
  /** The buttons for the actions on sources. Null in views without sources. */
  tools: ReactNode;
  /** The last actions that the notification bar does not offer to undo, the latest first. */
  undoSteps: readonly { id: string; text: string; undo: () => void }[];
  /** Whether sources are selected. The actions on them then replace the links to the views. */
  isSelecting: boolean;
};

// The views that the reader reaches from the sources, without a link of their own in the bar.
const SOURCE_VIEWS: readonly Route['view'][] = ['sources', 'record', 'tags', 'duplicates'];

/** The bar at the top of every view: the product name, the links to the views, the search, and the actions on sources. */
export function TopBar({ view, draftCount, search, tools, undoSteps, isSelecting }: Props) {
  const isSources = SOURCE_VIEWS.includes(view);
  const headerRef = useTopBarHeight();
  return (
    <header ref={headerRef} className="top-bar" data-selecting={isSelecting}>
      <span className="wordmark">
        <Logo />
        <span>{t('appName')}</span>
      </span>
      {!isSelecting && (
        <nav className="views" aria-label={t('libraryViews')}>
          <ul>
            <ViewLink
              href="#/sources"
              name={t('librarySources')}
              isActive={isSources}
              isCurrentView={view === 'sources'}
            />
            <ViewLink
              href="#/review"
              name={t('libraryReview')}
              isActive={view === 'review'}
              isCurrentView={view === 'review'}
            />
            <ViewLink
              href="#/drafts"
              name={t('libraryDrafts')}
              isActive={view === 'drafts'}
              isCurrentView={view === 'drafts'}
              count={draftCount}
            />
            <ViewLink
              href="#/venues"
              name={t('libraryVenues')}
              isActive={view === 'venues'}
              isCurrentView={view === 'venues'}
            />
            <ViewLink
              href="#/insights"
              name={t('libraryInsights')}
              isActive={view === 'insights'}
              isCurrentView={view === 'insights'}
            />
            <ViewLink
              href="#/settings"
              name={t('librarySettings')}
              isActive={view === 'settings'}
              isCurrentView={view === 'settings'}
            />
          </ul>
        </nav>
      )}
      {search}
      <div className="top-bar-tools">
        {tools}
        {undoSteps.length > 0 && (
          <Menu label={t('libraryLastChanges')} icon="more">
            {undoSteps.map(({ id, text, undo }) => (
              <button key={id} type="button" onClick={undo}>
                {t('libraryUndoChange', text)}
              </button>
            ))}
          </Menu>
        )}
      </div>
    </header>
  );
}

/** Returns a ref for the bar. Sets `--top-bar-height` to its height, because sticky elements are positioned below it. */
function useTopBarHeight() {
  const headerRef = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const updateHeight = () =>
      document.documentElement.style.setProperty(
        '--top-bar-height',
        `${headerRef.current?.offsetHeight ?? 0}px`,
      );
    const observer = new ResizeObserver(updateHeight);
    if (headerRef.current) observer.observe(headerRef.current);
    updateHeight();
    return () => observer.disconnect();
  }, []);
  return headerRef;
}

type ViewLinkProps = {
  href: string;
  name: string;
  isActive: boolean;
  isCurrentView: boolean;
  count?: number;
};

function ViewLink({ href, name, isActive, isCurrentView, count = 0 }: ViewLinkProps) {
  return (
    <li>
      <a className="view" href={href} data-on={isActive} aria-current={isCurrentView ? 'page' : undefined}>
        {name}
        {count > 0 && <span className="view-count">{formatCount(count)}</span>}
      </a>
    </li>
  );
}

function Logo() {
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
