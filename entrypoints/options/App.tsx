import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import { NoteBar } from '@/components/library/NoteBar';
import { hrefOf, NO_FILTER, type Route, routeOf, type SourceFilter } from '@/components/library/route';
import { SearchField } from '@/components/library/SearchField';
import { TopBar } from '@/components/library/TopBar';
import type { Store } from '@/lib/db/open';
import type { ListQuery } from '@/lib/db/read/source-list';
import type { Draft } from '@/lib/model/draft';
import { queryTerms } from '@/lib/search/terms-of';
import { libraryKeys } from '@/lib/settings/items';
import { DraftsView } from './drafts/DraftsView';
import { useDrafts } from './drafts/use-drafts';
import { SourcesView } from './library/SourcesView';
import type { ListPlace } from './library/use-list-place';
import { useSelection } from './library/use-selection';
import { useSourceList } from './library/use-source-list';
import { RecordView } from './record/RecordView';
import { SettingsView } from './settings/SettingsView';
import { TransferPanel } from './transfer/TransferPanel';
import { useTransfer } from './transfer/use-transfer';
import { type Desk, useDesk } from './use-desk';
import { useLastUndo } from './use-last-undo';
import { useRoute } from './use-route';
import { useSetting } from './use-setting';
import { useShortcut } from './use-shortcut';
import { useVenueTable } from './use-venue-table';
import { VenuesView } from './venues/VenuesView';
import { WelcomeView } from './welcome/WelcomeView';

/** The options page: one view at a time under the head, one note at the foot. */
export function App({ store }: { store: Store }) {
  const { route, arrived } = useRoute();
  const { desk, note } = useDesk(store);
  const undoable = useLastUndo(desk, route);
  const drafts = useDrafts();
  const search = useRef<HTMLInputElement>(null);
  const filter = route.view === 'sources' ? route.filter : null;
  const onSearch = useCallback((text: string) => filter && searchFor(filter, text), [filter]);
  return (
    <>
      <TopBar view={route.view} draftCount={drafts?.length ?? 0}>
        {filter && <SearchField text={filter.text} field={search} onSearch={onSearch} />}
      </TopBar>
      <View {...{ store, route, arrived, desk, drafts, search }} />
      <NoteBar
        note={note ?? undoable?.note ?? null}
        at={note ? '' : (undoable?.at ?? '')}
        onClose={() => (note ? desk.tell(null) : undoable?.close())}
      />
    </>
  );
}

type ViewProps = {
  store: Store;
  route: Route;
  arrived: boolean;
  desk: Desk;
  drafts: Draft[] | null;
  search: RefObject<HTMLInputElement | null>;
};

function View({ store, route, arrived, desk, drafts, search }: ViewProps) {
  const venues = useVenueTable(store);
  const shortcut = useShortcut();
  const keysOn = useSetting(libraryKeys) ?? false;
  const { filter, query } = useListQuery(route);
  const list = useSourceList(query);
  const selection = useSelection(query);
  const place = useRef<ListPlace>({ current: null, scrollTop: 0 });
  const transfer = useTransfer(store, desk, venues);
  if (!venues) return <main aria-busy="true" />;
  switch (route.view) {
    case 'sources':
      return (
        <>
          <SourcesView
            {...{
              store,
              filter,
              query,
              list,
              selection,
              place,
              venues,
              desk,
              transfer,
              search,
              arrived,
              keysOn,
              shortcut,
            }}
          />
          <TransferPanel transfer={transfer} />
        </>
      );
    case 'record':
      return (
        <RecordView
          {...{ store, venues, desk, arrived, shortcut }}
          stableId={route.stableId}
          edit={route.edit}
        />
      );
    case 'drafts':
      return <DraftsView {...{ store, drafts, desk, arrived }} />;
    case 'venues':
      return (
        <VenuesView
          key={hrefOf(route)}
          {...{ store, venues, desk, arrived }}
          id={route.id}
          address={route.address}
        />
      );
    case 'settings':
      return <SettingsView store={store} arrived={arrived} desk={desk} />;
    case 'welcome':
      return <WelcomeView arrived={arrived} shortcut={shortcut} />;
  }
}

/** The filter of the list as last seen, and its query: the same object as long as it asks for the same. */
function useListQuery(route: Route): { filter: SourceFilter; query: ListQuery } {
  const [last, setLast] = useState(NO_FILTER);
  const asked = route.view === 'sources' ? route.filter : last;
  if (asked !== last) setLast(asked);
  const key = hrefOf({ view: 'sources', filter: asked });
  return useMemo(() => {
    const filter = filterOfHref(key);
    const { shelf, missing, type, text } = filter;
    return { filter, query: { shelf, missing, type, terms: queryTerms(text) } };
  }, [key]);
}

function filterOfHref(href: string): SourceFilter {
  const route = routeOf(href);
  return route.view === 'sources' ? route.filter : NO_FILTER;
}

// Each letter would otherwise be a step of the back button.
const searchFor = (filter: SourceFilter, text: string): void =>
  location.replace(hrefOf({ view: 'sources', filter: { ...filter, text } }));
