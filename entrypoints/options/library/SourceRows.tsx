import { useEffect, useRef, useState } from 'react';
import { InvalidRowItem } from '@/components/library/InvalidRowItem';
import { SourceListItem } from '@/components/library/SourceListItem';
import {
  countRows,
  findSegmentsInViewport,
  listLoadedRows,
  listStableIds,
} from '@/lib/app/library/list-segments';
import type { VenueTable } from '@/lib/app/library/venue-table';
import { t } from '@/lib/browser/i18n/message';
import { type InvalidRow, isInvalidRow } from '@/lib/record/schema/source-row';
import type { Database } from '@/lib/storage/open-database';
import type { ListQuery } from '@/lib/storage/queries/read-list-page';
import type { LibraryActions } from '../use-library-actions';
import { useShownRows } from '../use-optimistic';
import { useSyncLabels } from '../wiki/use-sync-labels';
import { SegmentReader, type SourceList } from './use-source-list';

/** The height of a row in px. It must equal the value in the style sheet. */
export const ROW_HEIGHT_PX = 56;
// Rows that are at most this many px above or below the viewport are rendered too.
const OVERSCAN_PX = 1_200;

type Props = {
  database: Database;
  query: ListQuery;
  list: SourceList;
  venueTable: VenueTable;
  /** Invalid rows that cannot be sorted. The list shows them first. */
  unsortableRows: InvalidRow[];
  libraryActions: LibraryActions;
  selection: ReadonlySet<string>;
  currentId: string | null;
  onSelect: (stableId: string, isSelected: boolean, isRange: boolean) => void;
  onCurrent: (stableId: string) => void;
};

/** Shows a virtual list. It loads and renders only the rows near the viewport, with empty space for the other rows. */
export function SourceRows({
  database,
  query,
  list,
  venueTable,
  unsortableRows,
  libraryActions,
  selection,
  currentId,
  ...handlers
}: Props) {
  const listRef = useRef<HTMLUListElement>(null);
  const [firstVisibleIndex, lastVisibleIndex] = useVisibleSegments(listRef, list);
  const { segments, isPending } = list;
  const visibleSegments = segments.slice(firstVisibleIndex, lastVisibleIndex + 1);
  const getSyncLabel = useSyncLabels(database, listStableIds(listLoadedRows(visibleSegments)));
  const rows = visibleSegments.flatMap((segment) => segment.rows ?? createPlaceholders(segment.rowCount));
  const shownRows = useShownRows(rows, libraryActions.pendingChanges);
  const mountedIndexes = isPending ? [0] : visibleSegments.map((_, offset) => firstVisibleIndex + offset);
  return (
    <>
      {mountedIndexes.map((index) => {
        const segment = isPending ? UNREAD_SEGMENT : segments[index];
        return (
          segment && (
            <SegmentReader
              key={index}
              database={database}
              query={query}
              index={index}
              segment={segment}
              list={list}
            />
          )
        );
      })}
      <ul
        ref={listRef}
        className="source-rows"
        aria-label={t('libraryRows')}
        aria-busy={isPending}
        style={{
          paddingTop: countRows(segments, 0, firstVisibleIndex) * ROW_HEIGHT_PX,
          paddingBottom: countRows(segments, lastVisibleIndex + 1, segments.length) * ROW_HEIGHT_PX,
        }}
      >
        {unsortableRows.map((row) => (
          <InvalidRowItem key={row.key} row={row} />
        ))}
        {shownRows.map((row, index) => {
          // biome-ignore lint/suspicious/noArrayIndexKey: a row that is not loaded yet has no id, and its position is stable
          if (row === null) return <li key={`gap ${firstVisibleIndex + index}`} className="source-row" />;
          if (isInvalidRow(row)) return <InvalidRowItem key={row.key} row={row} />;
          return (
            <SourceListItem
              key={row.stableId}
              row={row}
              rating={venueTable.getRating(row.source)}
              venueName={venueTable.getVenueName(row.source)}
              syncLabel={getSyncLabel(row.stableId, row.shelf === 'bin')}
              isSelected={selection.has(row.stableId)}
              isCurrent={row.stableId === currentId}
              {...handlers}
            />
          );
        })}
      </ul>
    </>
  );
}

const UNREAD_SEGMENT = { after: null, until: null, rowCount: 0, rows: null };
const createPlaceholders = (placeholderCount: number): null[] =>
  Array.from({ length: placeholderCount }, () => null);

/** Returns the indexes of the first and the last segment near the viewport. Updates while the reader scrolls. */
function useVisibleSegments(
  listRef: React.RefObject<HTMLUListElement | null>,
  list: SourceList,
): [number, number] {
  const [range, setRange] = useState<[number, number]>([0, 0]);
  const { segments, unloadRowsOutside, isPending } = list;
  useEffect(() => {
    const updateRange = () => {
      const top = -(listRef.current?.getBoundingClientRect().top ?? 0);
      const [firstVisibleIndex, lastVisibleIndex] = findSegmentsInViewport(
        segments,
        top - OVERSCAN_PX,
        top + innerHeight + OVERSCAN_PX,
        ROW_HEIGHT_PX,
      );
      setRange((previous) =>
        previous[0] === firstVisibleIndex && previous[1] === lastVisibleIndex
          ? previous
          : [firstVisibleIndex, lastVisibleIndex],
      );
      if (!isPending) unloadRowsOutside(firstVisibleIndex - 1, lastVisibleIndex + 1);
    };
    updateRange();
    addEventListener('scroll', updateRange, { passive: true });
    addEventListener('resize', updateRange);
    return () => {
      removeEventListener('scroll', updateRange);
      removeEventListener('resize', updateRange);
    };
  }, [listRef, segments, unloadRowsOutside, isPending]);
  return range;
}
