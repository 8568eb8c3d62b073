import { type RefObject, useCallback, useMemo, useState } from 'react';
import { EmptyListMessage } from '@/components/library/EmptyListMessage';
import { FacetNav } from '@/components/library/FacetNav';
import { PreviewPane } from '@/components/library/PreviewPane';
import { SavedSearches } from '@/components/library/SavedSearches';
import { SearchProblems } from '@/components/library/SearchProblems';
import { ShortcutDialog } from '@/components/library/ShortcutDialog';
import { Icon } from '@/components/ui/Icon';
import { formatFacetValue } from '@/lib/app/describe/format-facet-value';
import { getOnlySection } from '@/lib/app/library/facet-selection';
import { SHORTCUTS } from '@/lib/app/library/find-key-action';
import { findNeighbourId, listStableIds } from '@/lib/app/library/list-window';
import { buildHref, type SourceFilter } from '@/lib/app/library/route';
import { performRowAction } from '@/lib/app/library/row-actions';
import type { VenueTable } from '@/lib/app/library/venue-table';
import { t } from '@/lib/browser/i18n/message';
import { getSectionName } from '@/lib/browser/i18n/section-names';
import { isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import type { Facet, LibraryQuery } from '@/lib/search/index/library-query';
import { parseQuery } from '@/lib/search/query/parse-query';
import type { Database } from '@/lib/storage/open-database';
import { BackupReminder } from '../backup/BackupReminder';
import { navigate, showFilter } from '../navigate';
import type { SearchIndex } from '../search-index/use-search-index';
import { useHeading } from '../use-heading';
import type { LibraryActions } from '../use-library-actions';
import { useMediaQuery } from '../use-media-query';
import { useShownRow } from '../use-optimistic-values';
import { copySelectedCitations } from './copy-selected-citations';
import { IndexNotice } from './IndexNotice';
import { LibraryListHeader } from './LibraryListHeader';
import { SourceRows } from './SourceRows';
import { TextMatchList } from './TextMatchList';
import { UncapturedSourcesPanel } from './UncapturedSourcesPanel';
import { useLibraryKeys } from './use-library-keys';
import { type TableState, useLibraryTable } from './use-library-table';
import { focusRow, type ListViewState, useListViewState } from './use-list-view-state';
import { type SavedSearchControl, useSavedSearches } from './use-saved-searches';
import type { RowSelection } from './use-selection';
import type { SourceList } from './use-source-list';

type Props = {
  database: Database;
  filter: SourceFilter;
  query: LibraryQuery;
  searchIndex: SearchIndex;
  list: SourceList;
  selection: RowSelection;
  listViewState: RefObject<ListViewState>;
  venueTable: VenueTable;
  libraryActions: LibraryActions;
  searchInput: RefObject<HTMLInputElement | null>;
  hasNavigated: boolean;
  shortcutsEnabled: boolean;
  shortcut: string;
};

/** The list of sources with its facets and the preview of the current row. */
export function SourcesView(props: Props) {
  const { database, filter, query, searchIndex, list, selection, listViewState } = props;
  const { venueTable, libraryActions, hasNavigated, shortcut } = props;
  const section = getOnlySection(filter);
  const sectionName = section ? getSectionName(section) : t('librarySources');
  // After a source is closed, `useListViewState` focuses its row instead of the heading.
  const heading = useHeading(sectionName, hasNavigated && listViewState.current.currentId === null);
  const [currentId, setCurrentId] = useListViewState(listViewState, hasNavigated);
  const hasPreview = useMediaQuery('(min-width: 68.75em)');
  const { rows, shownQuery, result } = list;
  const shownText = shownQuery?.text ?? '';
  const highlightTerms = useMemo(() => parseQuery(shownText).highlightTerms, [shownText]);
  const storedRow =
    rows.find((row): row is SourceRow => isSourceRow(row) && row.stableId === currentId) ?? null;
  const row = useShownRow(storedRow, libraryActions.pendingChanges);
  const isPending = shownQuery !== query;
  const tableState = useLibraryTable();
  const saved = useSavedSearches(searchIndex, libraryActions);
  return (
    <div className="library">
      <CollapsibleFacets name={sectionName}>
        <Facets {...props} saved={saved} />
      </CollapsibleFacets>
      <main className="list">
        <h1 ref={heading} tabIndex={-1} className="visually-hidden">
          {sectionName}
        </h1>
        <Header {...props} tableState={tableState} onSaveSearch={saved.add} />
        <SearchProblems problems={result?.problems ?? []} />
        {section === 'inbox' && <UncapturedSourcesPanel {...{ database, searchIndex }} />}
        <BackupReminder database={database} libraryActions={libraryActions} />
        <IndexNotice database={database} state={searchIndex.state} />
        {list.error && <p role="alert">{t('libraryListFailed', list.error.message)}</p>}
        {filter.shouldSearchTexts && filter.text !== '' && (
          <TextMatchList client={searchIndex.client} {...{ database, query, highlightTerms }} />
        )}
        <SourceRows
          {...{ database, list, isPending, shownText, highlightTerms, venueTable, currentId, libraryActions }}
          columns={tableState?.shownColumns ?? null}
          selection={selection.ids}
          onSelect={(id, isSelected, isRange) =>
            selection.setSelected(id, isSelected, isRange ? listStableIds(rows) : null)
          }
          onCurrent={setCurrentId}
        />
        {result?.total === 0 && !isPending && (
          <EmptyListMessage
            filter={filter}
            isLibraryEmpty={searchIndex.state.sourceCount === 0}
            captureShortcut={shortcut}
          />
        )}
      </main>
      {hasPreview && (
        <PreviewPane
          row={row}
          rating={row && venueTable.getRating(row.source)}
          onMarkReviewed={(id) => void libraryActions.setStatus([id], 'reviewed')}
          onRestore={(id) => void libraryActions.restoreSources([id])}
        />
      )}
      <ListKeyboardShortcuts {...props} row={row} />
    </div>
  );
}

const isSourceRow = (row: SourceList['rows'][number]): row is SourceRow => row !== null && !isInvalidRow(row);

/** The facets and the saved searches beside the list. */
function Facets({ filter, list, venueTable, saved }: Props & { saved: SavedSearchControl }) {
  const formatValue = useCallback(
    (facet: Facet, value: string) => formatFacetValue(facet, value, venueTable),
    [venueTable],
  );
  return (
    <FacetNav
      filter={filter}
      counts={list.result?.facets ?? null}
      formatValue={formatValue}
      onFilterChange={showFilter}
      savedSearches={
        <SavedSearches
          searches={saved.searches}
          counts={saved.counts}
          currentHref={buildHref({ view: 'sources', filter })}
          onRename={saved.rename}
          onMove={saved.move}
          onDelete={saved.deleteSearch}
        />
      }
    />
  );
}

function Header({
  filter,
  query,
  list,
  selection,
  venueTable,
  tableState,
  onSaveSearch,
}: Props & { tableState: TableState | null; onSaveSearch: SavedSearchControl['add'] }) {
  const saveSearch = () =>
    onSaveSearch(nameSearch(filter, venueTable), buildHref({ view: 'sources', filter }));
  return <LibraryListHeader {...{ filter, query, list, selection, tableState }} onSaveSearch={saveSearch} />;
}

/** Returns the initial name of a saved search: its text and the chosen values. The reader can rename it. */
function nameSearch({ text, facets, importance }: SourceFilter, venueTable: VenueTable): string {
  const values = Object.entries(facets).flatMap(([facet, chosen]) =>
    // `Object.keys` types the keys as strings, but they are the names of facets.
    chosen.map((value) => formatFacetValue(facet as Facet, value, venueTable)),
  );
  const range = importance ? [`${t('libraryImportance')} ${importance.join('–')}`] : [];
  return [...(text === '' ? [] : [text]), ...values, ...range].join(', ') || t('savedSearchAll');
}

/** Shows the facets beside the list. In a narrow window, they are in a menu with the name of the section. */
function CollapsibleFacets({ name, children }: { name: string; children: React.ReactNode }) {
  const isWide = useMediaQuery('(min-width: 45em)');
  if (isWide) return children;
  return (
    <details className="facet-menu">
      <summary>
        {name}
        <Icon name="expand" />
      </summary>
      {children}
    </details>
  );
}

/** Handles the shortcuts of the list. Renders only the dialog that lists them. */
function ListKeyboardShortcuts({
  database,
  row,
  list,
  selection,
  libraryActions,
  searchInput,
  listViewState,
  shortcutsEnabled,
}: Props & { row: SourceRow | null }) {
  const [isHelpOpen, setHelpOpen] = useState(false);
  useLibraryKeys(shortcutsEnabled && !isHelpOpen, SHORTCUTS, (action) => {
    if (action === 'search') searchInput.current?.focus();
    else if (action === 'help') setHelpOpen(true);
    else if (action === 'next') focusRow(findNeighbourId(list.rows, listViewState.current.currentId, 1));
    else if (action === 'previous') focusRow(findNeighbourId(list.rows, listViewState.current.currentId, -1));
    else if (row) {
      const { stableId } = row;
      performRowAction(
        action,
        { stableId, section: row.shelf, isSelected: selection.ids.has(stableId) },
        {
          sourceActions: libraryActions,
          selectedIds: [...selection.ids],
          setSelected: (id, isSelected) => selection.setSelected(id, isSelected, null),
          replaceSelection: selection.replaceAll,
          copyCitations: (ids) => copySelectedCitations(database, ids, libraryActions),
          navigate,
        },
      );
    }
  });
  return isHelpOpen ? <ShortcutDialog onClose={() => setHelpOpen(false)} /> : null;
}
