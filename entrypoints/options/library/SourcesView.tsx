import { type RefObject, useCallback, useState } from 'react';
import { EmptyListMessage } from '@/components/library/EmptyListMessage';
import { FacetNav } from '@/components/library/FacetNav';
import { PreviewPane } from '@/components/library/PreviewPane';
import { ShortcutDialog } from '@/components/library/ShortcutDialog';
import { findNeighbourId, listLoadedRows, listStableIds } from '@/lib/app/library/list-segments';
import type { SourceFilter } from '@/lib/app/library/route';
import { performRowAction } from '@/lib/app/library/row-actions';
import type { VenueTable } from '@/lib/app/library/venue-table';
import { t } from '@/lib/browser/i18n/message';
import { getSectionName } from '@/lib/browser/i18n/section-names';
import { isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import type { Database } from '@/lib/storage/open-database';
import { countFacets } from '@/lib/storage/queries/count-facets';
import { listRowsWithoutCreationTime } from '@/lib/storage/queries/list-rows-without-creation-time';
import type { ListQuery } from '@/lib/storage/queries/read-list-page';
import { useHeading } from '../use-heading';
import type { LibraryActions } from '../use-library-actions';
import { useLiveQuery } from '../use-live-query';
import { useMediaQuery } from '../use-media-query';
import { useShownRow } from '../use-optimistic';
import { LibraryListHeader } from './LibraryListHeader';
import { SourceRows } from './SourceRows';
import { useLibraryKeys } from './use-library-keys';
import { focusRow, type ListViewState, useListViewState } from './use-list-view-state';
import type { RowSelection } from './use-selection';
import type { SourceList } from './use-source-list';

type Props = {
  database: Database;
  filter: SourceFilter;
  query: ListQuery;
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

/** Shows the list of sources, its facets (the filters with counts) and the preview of the current row. */
export function SourcesView(props: Props) {
  const {
    database,
    filter,
    query,
    list,
    selection,
    listViewState,
    venueTable,
    libraryActions,
    hasNavigated,
    shortcut,
  } = props;
  const sectionName = filter.section ? getSectionName(filter.section) : t('librarySources');
  // After a record is closed, `useListViewState` focuses its row instead of the heading.
  const headingRef = useHeading(sectionName, hasNavigated && listViewState.current.currentId === null);
  const facetCounts = useLiveQuery(useCallback(() => countFacets(database), [database])).value ?? null;
  const unsortableRows =
    useLiveQuery(useCallback(() => listRowsWithoutCreationTime(database), [database])).value ?? [];
  const [currentId, setCurrentId] = useListViewState(listViewState, hasNavigated);
  const hasPreview = useMediaQuery('(min-width: 1100px)');
  const rows = listLoadedRows(list.segments);
  const storedRow =
    rows.find((row): row is SourceRow => !isInvalidRow(row) && row.stableId === currentId) ?? null;
  const row = useShownRow(storedRow, libraryActions.pendingChanges);
  const shownUnsortableRows = isUnfiltered(query) ? unsortableRows : [];
  const isEmpty =
    !list.isPending && list.segments.length === 1 && rows.length + shownUnsortableRows.length === 0;
  return (
    <div className="library">
      <CollapsibleFacets name={sectionName}>
        <FacetNav filter={filter} counts={facetCounts} />
      </CollapsibleFacets>
      <main className="list">
        <h1 ref={headingRef} tabIndex={-1} className="visually-hidden">
          {sectionName}
        </h1>
        <LibraryListHeader database={database} query={query} selection={selection} />
        {list.error && <p role="alert">{t('libraryListFailed', list.error.message)}</p>}
        <SourceRows
          {...{ database, query, list, venueTable, currentId, libraryActions }}
          unsortableRows={shownUnsortableRows}
          selection={selection.ids}
          onSelect={(id, isSelected, isRange) =>
            selection.setSelected(id, isSelected, isRange, listStableIds(rows))
          }
          onCurrent={setCurrentId}
        />
        {isEmpty && facetCounts && (
          <EmptyListMessage
            filter={filter}
            isLibraryEmpty={hasNoSources(facetCounts.sections)}
            shortcut={shortcut}
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

const isUnfiltered = ({ section, missingField, type, terms }: ListQuery): boolean =>
  section === null && missingField === null && type === null && terms.length === 0;

const hasNoSources = (counts: Record<string, number>): boolean =>
  Object.values(counts).every((count) => count === 0);

/** Shows the facets next to the list. In a narrow window, shows them in a menu with the name of the section. */
function CollapsibleFacets({ name, children }: { name: string; children: React.ReactNode }) {
  const isWide = useMediaQuery('(min-width: 720px)');
  if (isWide) return children;
  return (
    <details className="facet-menu">
      <summary>{name}</summary>
      {children}
    </details>
  );
}

/** Handles the shortcuts of the list. Renders only the dialog that lists them. */
function ListKeyboardShortcuts({
  row,
  list,
  selection,
  libraryActions,
  searchInput,
  listViewState,
  shortcutsEnabled,
}: Props & { row: SourceRow | null }) {
  const [isHelpOpen, setHelpOpen] = useState(false);
  useLibraryKeys(shortcutsEnabled && !isHelpOpen, (action) => {
    if (action === 'search') searchInput.current?.focus();
    else if (action === 'help') setHelpOpen(true);
    else if (action === 'next') focusRow(findNeighbourId(list.segments, listViewState.current.currentId, 1));
    else if (action === 'previous')
      focusRow(findNeighbourId(list.segments, listViewState.current.currentId, -1));
    else if (row) {
      const { stableId } = row;
      performRowAction(
        action,
        { stableId, section: row.shelf, isSelected: selection.ids.has(stableId) },
        {
          sourceActions: libraryActions,
          selectedIds: [...selection.ids],
          setSelected: (id, isSelected) => selection.setSelected(id, isSelected, false, []),
          replaceSelection: selection.replaceAll,
          navigate: (href) => {
            location.hash = href;
          },
        },
      );
    }
  });
  return isHelpOpen ? <ShortcutDialog onClose={() => setHelpOpen(false)} /> : null;
}
