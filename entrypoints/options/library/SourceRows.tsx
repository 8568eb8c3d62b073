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

/** The height of a row in px; must equal the value in the style sheet. */
export const ROW_HEIGHT_PX = 56;
// Rows up to this many px above and below the viewport are rendered too.
const OVERSCAN_PX = 1_200;

type Props = {
  database: Database;
  query: ListQuery;
  list: SourceList;
  venueTable: VenueTable;
  /** Unreadable rows that can't be sorted; they are shown first. */
  unsortableRows: InvalidRow[];
  libraryActions: LibraryActions;
  selection: ReadonlySet<string>;
  currentId: string | null;
  onSelect: (stableId: string, isSelected: boolean, isRange: boolean) => void;
  onCurrent: (stableId: string) => void;
};

/** A virtual list: renders and loads only the rows near the viewport, with empty space for the others. */
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
  const listElement = useRef<HTMLUListElement>(null);
  const [firstVisible, lastVisible] = useVisibleSegments(listElement, list);
  const { segments, isPending } = list;
  const visibleSegments = segments.slice(firstVisible, lastVisible + 1);
  const getSyncLabel = useSyncLabels(database, listStableIds(listLoadedRows(visibleSegments)));
  const rows = visibleSegments.flatMap((segment) => segment.rows ?? createPlaceholders(segment.rowCount));
  const shownRows = useShownRows(rows, libraryActions.pendingChanges);
  const mountedIndexes = isPending ? [0] : visibleSegments.map((_, offset) => firstVisible + offset);
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
        ref={listElement}
        className="source-rows"
        aria-label={t('libraryRows')}
        aria-busy={isPending}
        style={{
          paddingTop: countRows(segments, 0, firstVisible) * ROW_HEIGHT_PX,
          paddingBottom: countRows(segments, lastVisible + 1, segments.length) * ROW_HEIGHT_PX,
        }}
      >
        {unsortableRows.map((row) => (
          <InvalidRowItem key={row.key} row={row} />
        ))}
        {shownRows.map((row, index) => {
          // biome-ignore lint/suspicious/noArrayIndexKey: a row that is not loaded yet has no identity but its position
          if (row === null) return <li key={`gap ${firstVisible + index}`} className="source-row" />;
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
const createPlaceholders = (count: number): null[] => Array.from({ length: count }, () => null);

/** The first and the last segment near the viewport, updated while the reader scrolls. */
function useVisibleSegments(
  listElement: React.RefObject<HTMLUListElement | null>,
  list: SourceList,
): [number, number] {
  const [range, setRange] = useState<[number, number]>([0, 0]);
  const { segments, unloadOutside, isPending } = list;
  useEffect(() => {
    const updateRange = () => {
      const top = -(listElement.current?.getBoundingClientRect().top ?? 0);
      const [firstVisible, lastVisible] = findSegmentsInViewport(
        segments,
        top - OVERSCAN_PX,
        top + innerHeight + OVERSCAN_PX,
        ROW_HEIGHT_PX,
      );
      setRange((previous) =>
        previous[0] === firstVisible && previous[1] === lastVisible ? previous : [firstVisible, lastVisible],
      );
      if (!isPending) unloadOutside(firstVisible - 1, lastVisible + 1);
    };
    updateRange();
    addEventListener('scroll', updateRange, { passive: true });
    addEventListener('resize', updateRange);
    return () => {
      removeEventListener('scroll', updateRange);
      removeEventListener('resize', updateRange);
    };
  }, [listElement, segments, unloadOutside, isPending]);
  return range;
}
