import { lazy, type RefObject, Suspense, useEffect, useRef } from 'react';
import { NotificationBar } from '@/components/library/NotificationBar';
import { SearchField } from '@/components/library/SearchField';
import { SearchHelp } from '@/components/library/SearchHelp';
import { TopBar } from '@/components/library/TopBar';
import type { Notification } from '@/lib/app/library/notifications';
import { buildHref, type Route, type SourceFilter } from '@/lib/app/library/route';
import type { VenueActions } from '@/lib/app/library/venue-actions';
import type { VenueListActions } from '@/lib/app/library/venue-list-actions';
import type { VenueTable } from '@/lib/app/library/venue-table';
import type { Draft } from '@/lib/record/schema/draft';
import type { LibraryQuery } from '@/lib/search/index/library-query';
import type { Database } from '@/lib/storage/open-database';
import { libraryShortcuts } from '@/lib/storage/settings/settings';
import { useDrafts } from './drafts/use-drafts';
import { LibraryToolbar } from './library/LibraryToolbar';
import { SourcesView } from './library/SourcesView';
import type { ListViewState } from './library/use-list-view-state';
import { type RowSelection, useRowSelection } from './library/use-selection';
import { useSourceList } from './library/use-source-list';
import { useAddUrls } from './links/use-add-urls';
import { type SearchIndex, useSearchIndex } from './search-index/use-search-index';
import { ImportPlanPanel } from './transfer/ImportPlanPanel';
import { useTransfer } from './transfer/use-transfer';
import { useCaptureShortcut } from './use-capture-shortcut';
import { useChanges } from './use-changes';
import { useLastUndo } from './use-last-undo';
import { type LibraryActions, useLibraryActions } from './use-library-actions';
import { useListQuery } from './use-list-query';
import { useNewerDatabaseNotice } from './use-newer-database-notice';
import { useRoute } from './use-route';
import { useSetting } from './use-setting';
import { useVenueTable } from './use-venue-table';
import { useUnresolvedSourcesNotification } from './wiki/use-unresolved-sources-notification';

// The views beside the list of sources are loaded when the reader opens them, so that the first rows come sooner.
const DraftsView = lazy(async () => ({ default: (await import('./drafts/DraftsView')).DraftsView }));
const DuplicatesView = lazy(async () => ({
  default: (await import('./duplicates/DuplicatesView')).DuplicatesView,
}));
const InsightsView = lazy(async () => ({ default: (await import('./insights/InsightsView')).InsightsView }));
const loadRecordView = async () => ({ default: (await import('./record/RecordView')).RecordView });
const RecordView = lazy(loadRecordView);
const ReviewView = lazy(async () => ({ default: (await import('./review/ReviewView')).ReviewView }));
const SettingsView = lazy(async () => ({ default: (await import('./settings/SettingsView')).SettingsView }));
const TagsView = lazy(async () => ({ default: (await import('./tags/TagsView')).TagsView }));
const VenuesView = lazy(async () => ({ default: (await import('./venues/VenuesView')).VenuesView }));
const WelcomeView = lazy(async () => ({ default: (await import('./welcome/WelcomeView')).WelcomeView }));
const WikiView = lazy(async () => ({ default: (await import('./wiki/WikiView')).WikiView }));

/** The options page: the top bar, one view at a time, and the notification bar. */
export function App({ database }: { database: Database }) {
  const { route, hasNavigated } = useRoute();
  const library = useLibraryActions(database);
  const { libraryActions, notification } = library;
  useNewerDatabaseNotice(database, libraryActions);
  const { changes, progress } = useChanges(database, libraryActions);
  useCloseOnViewChange(route.view, notification, libraryActions);
  const lastUndo = useLastUndo({ ...library, database, changes, route, progress });
  const drafts = useDrafts();
  const { venueTable, venueActions, venueListActions } = useVenueTable(database, libraryActions);
  const transfer = useTransfer(database, libraryActions, venueTable);
  const links = useAddUrls(libraryActions, transfer.startDryRun);
  const { filter, query, search } = useListQuery(route);
  const searchIndex = useSearchIndex();
  const selection = useRowSelection(query);
  const searchInput = useRef<HTMLInputElement>(null);
  const unresolved = useUnresolvedSourcesNotification(database);
  const isSourceList = route.view === 'sources';
  return (
    <>
      <TopBar
        view={route.view}
        draftCount={drafts?.length ?? 0}
        undoSteps={lastUndo.undoSteps}
        isSelecting={isSourceList && selection.ids.size > 0}
        search={
          isSourceList && (
            <SearchField text={filter.text} inputRef={searchInput} help={<SearchHelp />} onSearch={search} />
          )
        }
        tools={
          isSourceList && (
            <LibraryToolbar
              {...{ database, filter, query, selection, venueTable, libraryActions, transfer }}
              client={searchIndex.client}
              onAddUrls={links.open}
            />
          )
        }
      />
      <View
        {...{
          database,
          route,
          hasNavigated,
          libraryActions,
          drafts,
          venueTable,
          venueActions,
          venueListActions,
          filter,
          query,
          searchIndex,
          selection,
          searchInput,
        }}
      />
      <ImportPlanPanel transfer={transfer} addUrls={links.add} />
      {links.dialog}
      <NotificationBar
        notification={
          notification ?? progress ?? lastUndo.offer?.notification ?? unresolved?.notification ?? null
        }
        postedAt={notification || progress ? '' : (lastUndo.offer?.performedAt ?? '')}
        undoLatest={lastUndo.undoLatest}
        onClose={() => {
          if (notification) libraryActions.close();
          else (lastUndo.offer ?? unresolved)?.dismiss();
        }}
      />
    </>
  );
}

/** Closes a success message when the reader opens another view, to which the message does not apply. Its Undo stays in the menu. */
function useCloseOnViewChange(
  view: Route['view'],
  notification: Notification | null,
  { close }: LibraryActions,
): void {
  const viewRef = useRef(view);
  useEffect(() => {
    if (viewRef.current === view) return;
    viewRef.current = view;
    if (notification?.kind === 'status' && notification.progress === null) close();
  }, [view, notification, close]);
}

type ViewProps = {
  database: Database;
  route: Route;
  hasNavigated: boolean;
  libraryActions: LibraryActions;
  drafts: Draft[] | null;
  venueTable: VenueTable | null;
  venueActions: VenueActions;
  venueListActions: VenueListActions;
  filter: SourceFilter;
  query: LibraryQuery;
  searchIndex: SearchIndex;
  selection: RowSelection;
  searchInput: RefObject<HTMLInputElement | null>;
};

function View(props: ViewProps) {
  const { database, venueTable, searchIndex, query } = props;
  const shortcut = useCaptureShortcut();
  const shortcutsEnabled = useSetting(libraryShortcuts) ?? false;
  const list = useSourceList(database, searchIndex, query);
  const listViewState = useRef<ListViewState>({ currentId: null, scrollTop: 0 });
  const canShowRows = venueTable !== null && list.hasFirstRows;
  const { client } = searchIndex;
  useEffect(() => {
    if (!canShowRows) return;
    client.start();
    // Most readers open a record next, so its code is loaded in advance.
    requestIdleCallback(() => void loadRecordView());
  }, [canShowRows, client]);
  if (!venueTable) return <main aria-busy="true" />;
  const viewProps = { ...props, venueTable, list, listViewState, shortcut, shortcutsEnabled };
  return (
    <Suspense fallback={<main aria-busy="true" />}>
      <RouteView {...viewProps} />
    </Suspense>
  );
}

type RouteViewProps = ViewProps & {
  venueTable: VenueTable;
  list: ReturnType<typeof useSourceList>;
  listViewState: RefObject<ListViewState>;
  shortcut: string;
  shortcutsEnabled: boolean;
};

function RouteView(props: RouteViewProps) {
  const { route } = props;
  switch (route.view) {
    case 'sources':
      return <SourcesView {...props} />;
    case 'record':
      return <RecordView {...props} stableId={route.stableId} edit={route.edit} />;
    case 'review':
      return <ReviewView {...props} />;
    case 'tags':
      return <TagsView {...props} />;
    case 'duplicates':
      return <DuplicatesView {...props} />;
    case 'drafts':
      return <DraftsView {...props} />;
    case 'venues':
      return (
        <VenuesView
          key={buildHref(route)}
          {...props}
          notifyError={props.libraryActions.notifyError}
          {...{ id: route.id, pageUrl: route.pageUrl, from: route.from }}
        />
      );
    case 'insights':
      return <InsightsView {...props} />;
    case 'wiki':
      return <WikiView {...props} />;
    case 'settings':
      return <SettingsView {...props} />;
    case 'welcome':
      return <WelcomeView {...props} />;
  }
}
