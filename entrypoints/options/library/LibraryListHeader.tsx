import { useState } from 'react';
import { SortControl } from '@/components/library/SortControl';
import { SourceListHeader } from '@/components/library/SourceListHeader';
import { TableControl } from '@/components/library/TableControl';
import { TableHeaders } from '@/components/library/TableHeaders';
import { isFiltered } from '@/lib/app/library/facet-selection';
import type { SortOrder, SourceFilter } from '@/lib/app/library/route';
import { t } from '@/lib/browser/i18n/message';
import type { LibraryQuery } from '@/lib/search/index/library-query';
import { lastSort } from '@/lib/storage/settings/settings';
import { showFilter } from '../navigate';
import type { TableState } from './use-library-table';
import type { RowSelection } from './use-selection';
import type { SourceList } from './use-source-list';

type Props = {
  filter: SourceFilter;
  query: LibraryQuery;
  list: SourceList;
  selection: RowSelection;
  onSaveSearch: () => void;
  /** The table of sources. Null in a narrow window, which has only the list. */
  tableState: TableState | null;
};

/** Renders `SourceListHeader` with the count of the list, its order, and the actions on the search. */
export function LibraryListHeader({ filter, query, list, selection, onSaveSearch, tableState }: Props) {
  // The index lists the ids a moment later; the checkbox shows its new state at once.
  const [isSelectingAll, setSelectingAll] = useState(false);
  const selectAll = (shouldSelectAll: boolean) => {
    setSelectingAll(shouldSelectAll);
    if (!shouldSelectAll) return selection.replaceAll([]);
    void list.listAllIds().then((ids) => {
      selection.replaceAll(ids);
      setSelectingAll(false);
    });
  };
  const changeSort = (sort: SortOrder) => {
    showFilter({ ...filter, sort });
    // A failed write is ignored. The list then has the previous order when it opens next.
    if (sort.sort !== 'relevance') void lastSort.set(sort).catch(() => {});
  };
  return (
    <SourceListHeader
      count={list.result?.total ?? null}
      selectedCount={isSelectingAll ? (list.result?.total ?? 0) : selection.ids.size}
      onSelectAll={selectAll}
      controls={
        <>
          {filter.text !== '' && (
            <label className="text-option">
              <input
                type="checkbox"
                checked={filter.shouldSearchTexts}
                onChange={({ target }) => showFilter({ ...filter, shouldSearchTexts: target.checked })}
              />{' '}
              {t('textMatchesOption')}
            </label>
          )}
          {isFiltered(filter) && (
            <button type="button" className="button" data-kind="quiet" onClick={onSaveSearch}>
              {t('savedSearchAdd')}
            </button>
          )}
          <SortControl order={query} isSearching={filter.text !== ''} onSort={changeSort} />
          {tableState && <TableControl table={tableState.table} onChange={tableState.save} />}
        </>
      }
      tableHeads={
        tableState?.shownColumns ? (
          <TableHeaders
            columns={tableState.shownColumns}
            order={query}
            onSort={changeSort}
            onResize={tableState.resize}
            onResizeEnd={tableState.saveWidths}
          />
        ) : null
      }
    />
  );
}
