import { useEffect, useRef, useState } from 'react';
import { BadRowItem } from '@/components/library/BadRowItem';
import { SourceRowItem } from '@/components/library/SourceRowItem';
import type { Store } from '@/lib/db/open';
import { isBadRow } from '@/lib/db/read/parse-row';
import type { ListQuery } from '@/lib/db/read/source-list';
import { t } from '@/lib/locale/message';
import type { BadRow } from '@/lib/model/source-row';
import type { VenueTable } from '../use-venue-table';
import { useSyncWords } from '../wiki/use-sync-words';
import { idsOf, rowsBetween, rowsIn, slotsWithin } from './slots';
import { SlotReader, type SourceList } from './use-source-list';

/** The height of a row, px; the style sheet holds it too. */
export const ROW_PX = 56;
// So far above and below the window rows are kept ready.
const MARGIN_PX = 1_200;

type Props = {
  store: Store;
  query: ListQuery;
  list: SourceList;
  venues: VenueTable;
  /** Rows that no order can place, shown first. */
  unlisted: BadRow[];
  selection: ReadonlySet<string>;
  current: string | null;
  onSelect: (stableId: string, selected: boolean, reach: boolean) => void;
  onCurrent: (stableId: string) => void;
};

/** The rows near the window, with room for the others; what is read follows the scrolling. */
export function SourceRows({ store, query, list, venues, unlisted, selection, current, ...act }: Props) {
  const rows = useRef<HTMLUListElement>(null);
  const [from, to] = useWindow(rows, list);
  const { slots, pending } = list;
  const shown = slots.slice(from, to + 1);
  const syncWord = useSyncWords(store, idsOf(rowsIn(shown)));
  const mounted = pending ? [0] : shown.map((_, offset) => from + offset);
  return (
    <>
      {mounted.map((index) => {
        const slot = pending ? UNREAD : slots[index];
        return (
          slot && <SlotReader key={index} store={store} query={query} index={index} slot={slot} list={list} />
        );
      })}
      <ul
        ref={rows}
        className="source-rows"
        aria-label={t('libraryRows')}
        aria-busy={pending}
        style={{
          paddingTop: rowsBetween(slots, 0, from) * ROW_PX,
          paddingBottom: rowsBetween(slots, to + 1, slots.length) * ROW_PX,
        }}
      >
        {unlisted.map((row) => (
          <BadRowItem key={row.key} row={row} />
        ))}
        {shown
          .flatMap((slot) => slot.rows ?? gap(slot.count))
          .map((row, index) => {
            // biome-ignore lint/suspicious/noArrayIndexKey: a row that is not read yet has no identity but its place
            if (row === null) return <li key={`gap ${from + index}`} className="source-row" />;
            if (isBadRow(row)) return <BadRowItem key={row.key} row={row} />;
            return (
              <SourceRowItem
                key={row.stableId}
                row={row}
                rating={venues.ratingOf(row.source)}
                venueName={venues.nameOf(row.source)}
                sync={syncWord(row.stableId, row.shelf === 'bin')}
                selected={selection.has(row.stableId)}
                current={row.stableId === current}
                {...act}
              />
            );
          })}
      </ul>
    </>
  );
}

const UNREAD = { after: null, until: null, count: 0, rows: null };
const gap = (count: number): null[] => Array.from({ length: count }, () => null);

/** The stretches near the window, first and last, as the reader scrolls. */
function useWindow(rows: React.RefObject<HTMLUListElement | null>, list: SourceList): [number, number] {
  const [range, setRange] = useState<[number, number]>([0, 0]);
  const { slots, keep, pending } = list;
  useEffect(() => {
    const look = () => {
      const top = -(rows.current?.getBoundingClientRect().top ?? 0);
      const [from, to] = slotsWithin(slots, top - MARGIN_PX, top + innerHeight + MARGIN_PX, ROW_PX);
      setRange((last) => (last[0] === from && last[1] === to ? last : [from, to]));
      if (!pending) keep(from - 1, to + 1);
    };
    look();
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    return () => {
      removeEventListener('scroll', look);
      removeEventListener('resize', look);
    };
  }, [rows, slots, keep, pending]);
  return range;
}
