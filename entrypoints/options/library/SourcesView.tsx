import { type RefObject, useCallback, useState } from 'react';
import { EmptyList } from '@/components/library/EmptyList';
import { FacetNav } from '@/components/library/FacetNav';
import { KeySheet } from '@/components/library/KeySheet';
import { PreviewPane } from '@/components/library/PreviewPane';
import type { SourceFilter } from '@/components/library/route';
import { shelfName } from '@/components/library/words';
import type { Store } from '@/lib/db/open';
import { facetCounts } from '@/lib/db/read/facet-counts';
import { isBadRow } from '@/lib/db/read/parse-row';
import type { ListQuery } from '@/lib/db/read/source-list';
import { unlistedRows } from '@/lib/db/read/unlisted-rows';
import { t } from '@/lib/locale/message';
import type { SourceRow } from '@/lib/model/source-row';
import type { Desk } from '../use-desk';
import { useHeading } from '../use-heading';
import { useLive } from '../use-live';
import { useMedia } from '../use-media';
import type { VenueTable } from '../use-venue-table';
import { actOnRow } from './act-on-row';
import { ListTop } from './ListTop';
import { SourceRows } from './SourceRows';
import { idsOf, neighbourOf, rowsIn } from './slots';
import { useLibraryKeys } from './use-library-keys';
import { focusRow, type ListPlace, useListPlace } from './use-list-place';
import type { Selection } from './use-selection';
import type { SourceList } from './use-source-list';

type Props = {
  store: Store;
  filter: SourceFilter;
  query: ListQuery;
  list: SourceList;
  selection: Selection;
  place: RefObject<ListPlace>;
  venues: VenueTable;
  desk: Desk;
  search: RefObject<HTMLInputElement | null>;
  arrived: boolean;
  keysOn: boolean;
  shortcut: string;
};

/** The list of sources with its facets and the preview of the current row. */
export function SourcesView(props: Props) {
  const { store, filter, query, list, selection, place, venues, desk, arrived, shortcut } = props;
  const name = filter.shelf ? shelfName(filter.shelf) : t('librarySources');
  // Whoever comes back from a record is on its row (`useListPlace`).
  const heading = useHeading(name, arrived && place.current.current === null);
  const counts = useLive(useCallback(() => facetCounts(store), [store])).value ?? null;
  const unlisted = useLive(useCallback(() => unlistedRows(store), [store])).value ?? [];
  const [current, setCurrent] = useListPlace(place, arrived);
  const hasPreview = useMedia('(min-width: 1100px)');
  const rows = rowsIn(list.slots);
  const row = rows.find((row): row is SourceRow => !isBadRow(row) && row.stableId === current) ?? null;
  const outOfOrder = isWhole(query) ? unlisted : [];
  const isEmpty = !list.pending && list.slots.length === 1 && rows.length + outOfOrder.length === 0;
  return (
    <div className="library">
      <Facets name={name}>
        <FacetNav filter={filter} counts={counts} />
      </Facets>
      <main className="list">
        <h1 ref={heading} tabIndex={-1} className="visually-hidden">
          {name}
        </h1>
        <ListTop store={store} query={query} selection={selection} />
        {list.fault && <p role="alert">{t('libraryFaultList', list.fault.message)}</p>}
        <SourceRows
          {...{ store, query, list, venues, current }}
          unlisted={outOfOrder}
          selection={selection.ids}
          onSelect={(id, on, reach) => selection.toggle(id, on, reach, idsOf(rows))}
          onCurrent={setCurrent}
        />
        {isEmpty && counts && (
          <EmptyList filter={filter} isLibraryEmpty={isNothing(counts.shelves)} shortcut={shortcut} />
        )}
      </main>
      {hasPreview && (
        <PreviewPane
          row={row}
          rating={row && venues.ratingOf(row.source)}
          onReviewed={(id) => void desk.setStatus([id], 'reviewed')}
          onRestore={(id) => void desk.restore([id])}
        />
      )}
      <ListKeys {...props} row={row} />
    </div>
  );
}

const isWhole = ({ shelf, missing, type, terms }: ListQuery): boolean =>
  shelf === null && missing === null && type === null && terms.length === 0;

const isNothing = (counts: Record<string, number>): boolean =>
  Object.values(counts).every((count) => count === 0);

/** The facets: beside the list, or folded into a menu named by the shelf where the window is narrow. */
function Facets({ name, children }: { name: string; children: React.ReactNode }) {
  const isWide = useMedia('(min-width: 720px)');
  if (isWide) return children;
  return (
    <details className="facet-menu">
      <summary>{name}</summary>
      {children}
    </details>
  );
}

/** The keys of the list and their sheet. Draws nothing but the sheet. */
function ListKeys({ row, list, selection, desk, search, place, keysOn }: Props & { row: SourceRow | null }) {
  const [sheet, setSheet] = useState(false);
  useLibraryKeys(keysOn && !sheet, (action) => {
    if (action === 'search') search.current?.focus();
    else if (action === 'help') setSheet(true);
    else if (action === 'next') focusRow(neighbourOf(list.slots, place.current.current, 1));
    else if (action === 'previous') focusRow(neighbourOf(list.slots, place.current.current, -1));
    else if (row) {
      const { stableId, shelf } = row;
      actOnRow(
        action,
        { stableId, shelf, isSelected: selection.ids.has(stableId) },
        {
          desk,
          chosen: [...selection.ids],
          select: (id, on) => selection.toggle(id, on, false, []),
          clear: () => selection.set([]),
          go: (href) => {
            location.hash = href;
          },
        },
      );
    }
  });
  return sheet ? <KeySheet onClose={() => setSheet(false)} /> : null;
}
