import { type RefObject, useCallback, useRef } from 'react';
import { NoteBar } from '@/components/library/NoteBar';
import { hrefOf, type Route, type SourceFilter } from '@/components/library/route';
import { SearchField } from '@/components/library/SearchField';
import { TopBar } from '@/components/library/TopBar';
import type { Store } from '@/lib/db/open';
import type { ListQuery } from '@/lib/db/read/source-list';
import type { Draft } from '@/lib/model/draft';
import { libraryKeys } from '@/lib/settings/items';
import { DraftsView } from './drafts/DraftsView';
import { useDrafts } from './drafts/use-drafts';
import { BarTools } from './library/BarTools';
import { SourcesView } from './library/SourcesView';
import type { ListPlace } from './library/use-list-place';
import { type Selection, useSelection } from './library/use-selection';
import { useSourceList } from './library/use-source-list';
import { RecordView } from './record/RecordView';
import { SettingsView } from './settings/SettingsView';
import { TransferPanel } from './transfer/TransferPanel';
import { useTransfer } from './transfer/use-transfer';
import { type Desk, useDesk } from './use-desk';
import { useLastUndo } from './use-last-undo';
import { useListQuery } from './use-list-query';
import { useRoute } from './use-route';
import { useSetting } from './use-setting';
import { useShortcut } from './use-shortcut';
import { useVenueTable, type VenueTable } from './use-venue-table';
import { VenuesView } from './venues/VenuesView';
import { WelcomeView } from './welcome/WelcomeView';

/** The options page: one view at a time under the head, one note at the foot. */
export function App({ store }: { store: Store }) {
  const { route, arrived } = useRoute();
  const { desk, note } = useDesk(store);
  const undoable = useLastUndo(desk, route);
  const drafts = useDrafts();
  const venues = useVenueTable(store);
  const transfer = useTransfer(store, desk, venues);
  const { filter, query } = useListQuery(route);
  const selection = useSelection(query);
  const search = useRef<HTMLInputElement>(null);
  const isList = route.view === 'sources';
  const onSearch = useCallback((text: string) => searchFor(filter, text), [filter]);
  return (
    <>
      <TopBar
        view={route.view}
        draftCount={drafts?.length ?? 0}
        isSelecting={isList && selection.ids.size > 0}
        search={isList && <SearchField text={filter.text} field={search} onSearch={onSearch} />}
        tools={isList && <BarTools {...{ selection, desk, transfer }} inBin={query.shelf === 'bin'} />}
      />
      <View {...{ store, route, arrived, desk, drafts, venues, filter, query, selection, search }} />
      <TransferPanel transfer={transfer} />
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
  venues: VenueTable | null;
  filter: SourceFilter;
  query: ListQuery;
  selection: Selection;
  search: RefObject<HTMLInputElement | null>;
};

function View(props: ViewProps) {
  const { store, route, arrived, desk, drafts, venues, filter, query, selection, search } = props;
  const shortcut = useShortcut();
  const keysOn = useSetting(libraryKeys) ?? false;
  const list = useSourceList(query);
  const place = useRef<ListPlace>({ current: null, scrollTop: 0 });
  if (!venues) return <main aria-busy="true" />;
  switch (route.view) {
    case 'sources':
      return (
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
            search,
            arrived,
            keysOn,
            shortcut,
          }}
        />
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

// Each letter would otherwise be a step of the back button.
const searchFor = (filter: SourceFilter, text: string): void =>
  location.replace(hrefOf({ view: 'sources', filter: { ...filter, text } }));
