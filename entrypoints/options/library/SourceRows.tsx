import { type RefObject, useEffect, useRef } from 'react';
import { InvalidRowItem } from '@/components/library/InvalidRowItem';
import { SourceListItem } from '@/components/library/SourceListItem';
import { findWindow, type ListWindow, listStableIds } from '@/lib/app/library/list-window';
import { buildRecordHref } from '@/lib/app/library/route';
import type { VenueTable } from '@/lib/app/library/venue-table';
import { t } from '@/lib/browser/i18n/message';
import type { TableColumn } from '@/lib/record/schema/library-table';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import type { ParsedQuery } from '@/lib/search/query/query';
import type { Database } from '@/lib/storage/open-database';
import { navigate } from '../navigate';
import { useFrozenWhilePressed } from '../use-frozen-while-pressed';
import type { LibraryActions } from '../use-library-actions';
import { useShownRows } from '../use-optimistic-values';
import { useSyncLabels } from '../wiki/use-sync-labels';
import type { SourceList } from './use-source-list';

/**
 * The heights of a row in rem, without and with a sentence that matches the search. They must equal the values in the
 * style sheet.
 */
const ROW_HEIGHT_REM = 3.5;
const SEARCH_ROW_HEIGHT_REM = 4.75;
const TABLE_ROW_HEIGHT_REM = 2.25;
// Rows up to this many px above and below the viewport are rendered too.
const OVERSCAN_PX = 1_200;

type Props = {
  database: Database;
  list: SourceList;
  /** Whether the displayed rows belong to an earlier query, because the index has not responded to the current one yet. */
  isPending: boolean;
  /** The text of the search whose result is shown. */
  shownText: string;
  highlightTerms: ParsedQuery['highlightTerms'];
  venueTable: VenueTable;
  /** The columns of the table. Null means that the list is shown. */
  columns: readonly TableColumn[] | null;
  libraryActions: LibraryActions;
  selection: ReadonlySet<string>;
  currentId: string | null;
  onSelect: (stableId: string, isSelected: boolean, isRange: boolean) => void;
  onCurrent: (stableId: string) => void;
};

/** A virtual list: renders and loads only the rows near the viewport, with empty space for the others. */
export function SourceRows({
  database,
  list,
  isPending,
  shownText,
  highlightTerms,
  venueTable,
  columns,
  libraryActions,
  selection,
  currentId,
  ...handlers
}: Props) {
  const listRef = useRef<HTMLUListElement>(null);
  const hasExcerpts = highlightTerms.length > 0 && columns === null;
  const listRowRem = hasExcerpts ? SEARCH_ROW_HEIGHT_REM : ROW_HEIGHT_REM;
  const rowPx = (columns ? TABLE_ROW_HEIGHT_REM : listRowRem) * getRootFontSize();
  useWindowOnScroll(listRef, list.total, rowPx, list.showWindow);
  const { rows, from, total } = useFrozenWhilePressed(listRef, list);
  const getSyncLabel = useSyncLabels(database, listStableIds(rows));
  const shownRows = useShownRows(rows, libraryActions.pendingChanges);
  return (
    <ul
      ref={listRef}
      className="source-rows"
      aria-label={t('libraryRows')}
      aria-busy={isPending}
      data-query={shownText}
      data-excerpts={hasExcerpts}
      data-table={columns !== null}
      style={{
        paddingTop: from * rowPx,
        paddingBottom: Math.max(0, total - from - shownRows.length) * rowPx,
      }}
    >
      {shownRows.map((row, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: a row that is not loaded yet has no identity but its position
        if (row === null) return <li key={`gap ${from + index}`} className="source-row" />;
        if (isInvalidRow(row)) return <InvalidRowItem key={row.key} row={row} />;
        return (
          <SourceListItem
            key={row.stableId}
            row={row}
            rating={venueTable.getRating(row.source)}
            venueName={venueTable.getVenueName(row.source)}
            syncLabel={getSyncLabel(row.stableId, row.shelf === 'bin')}
            highlightTerms={highlightTerms}
            columns={columns}
            isSelected={selection.has(row.stableId)}
            isCurrent={row.stableId === currentId}
            onOpen={openRecord}
            {...handlers}
          />
        );
      })}
    </ul>
  );
}

/** Returns the text size of the browser in px, which is 1 rem. */
const getRootFontSize = (): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

/** Calls `showWindow` with the window of rows near the viewport, now and while the reader scrolls. */
function useWindowOnScroll(
  listRef: RefObject<HTMLUListElement | null>,
  total: number,
  rowPx: number,
  showWindow: (window: ListWindow) => void,
): void {
  useEffect(() => {
    const updateWindow = () => {
      const top = -(listRef.current?.getBoundingClientRect().top ?? 0);
      showWindow(findWindow(total, top - OVERSCAN_PX, top + innerHeight + OVERSCAN_PX, rowPx));
    };
    updateWindow();
    addEventListener('scroll', updateWindow, { passive: true });
    addEventListener('resize', updateWindow);
    return () => {
      removeEventListener('scroll', updateWindow);
      removeEventListener('resize', updateWindow);
    };
  }, [listRef, total, rowPx, showWindow]);
}

const openRecord = (stableId: string): void => navigate(buildRecordHref(stableId));
