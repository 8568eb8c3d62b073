import { useCallback, useMemo, useState } from 'react';
import { ListingRows } from '@/components/venues/ListingRows';
import { VenueListSection } from '@/components/venues/VenueListSection';
import { type VenueRowItem, VenueRows } from '@/components/venues/VenueRows';
import { filterListings } from '@/lib/app/library/filter-listings';
import { buildRecordHref } from '@/lib/app/library/route';
import type { VenueActions } from '@/lib/app/library/venue-actions';
import type { VenueListActions } from '@/lib/app/library/venue-list-actions';
import { filterVenues, getVenueKind, type VenueTable } from '@/lib/app/library/venue-table';
import { formatCount } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import { buildVenueRatingSubject } from '@/lib/record/schema/rating-change';
import type { Database } from '@/lib/storage/open-database';
import { countSourcesByVenue } from '@/lib/storage/queries/count-sources-by-venue';
import { listVenueRatingChanges } from '@/lib/storage/queries/list-rating-changes';
import type { SearchIndex } from '../search-index/use-search-index';
import { useHeading } from '../use-heading';
import { useLiveQuery } from '../use-live-query';
import { useTitles } from '../use-titles';
import { useSourceCounts } from './use-source-counts';
import { useVenueForms } from './use-venue-forms';
import { VenueExport } from './VenueExport';
import { VenueListImport } from './VenueListImport';

type Props = {
  database: Database;
  venueTable: VenueTable;
  venueActions: VenueActions;
  venueListActions: VenueListActions;
  searchIndex: SearchIndex;
  notifyError: (text: string) => void;
  hasNavigated: boolean;
  /** The id of the venue whose form is open, or null. */
  id: string | null;
  /** The URL of the page for which a new venue is proposed, or null. */
  pageUrl: string | null;
  /** The source from whose record the reader came, or null. */
  from: string | null;
};

/** The page on which the reader searches, adds, changes, rates and removes venues, and switches venue lists. */
export function VenuesView(props: Props) {
  const { database, venueTable, venueActions, venueListActions, searchIndex, hasNavigated, notifyError } =
    props;
  const headingRef = useHeading(t('libraryVenues'), hasNavigated);
  const countByVenueId = useLiveQuery(useCallback(() => countSourcesByVenue(database), [database])).value;
  const ratingChanges = useLiveQuery(useCallback(() => listVenueRatingChanges(database), [database])).value;
  const sourceCounts = useSourceCounts(searchIndex);
  const [searchText, setSearchText] = useState('');
  const forms = useVenueForms(props);
  const listItems = filterVenues(venueTable.venues, searchText).map(
    (venue): VenueRowItem => ({
      venue,
      sourceCount: countByVenueId?.get(venue.id) ?? 0,
      ratingChanges: ratingChanges?.get(buildVenueRatingSubject(venue.id)) ?? [],
      kind: getVenueKind(venue, venueTable),
    }),
  );
  const listings = useMemo(
    () => filterListings(venueTable.lists, searchText, sourceCounts),
    [venueTable.lists, searchText, sourceCounts],
  );
  return (
    <main className="page">
      {props.from !== null && <BackToRecord database={database} stableId={props.from} />}
      <div className="page-header">
        <h1 ref={headingRef} tabIndex={-1}>
          {t('libraryVenues')} <span className="quiet">{formatCount(venueTable.venues.length)}</span>
        </h1>
        <div className="venue-tools">
          {ratingChanges && <VenueExport {...{ venueTable, ratingChanges }} />}
          <button type="button" className="button" onClick={forms.add}>
            {t('venuesAdd')}
          </button>
        </div>
      </div>
      {forms.newVenueForm}
      <VenueListSection
        lists={venueTable.lists}
        importTool={<VenueListImport onAdd={venueListActions.addList} notifyError={notifyError} />}
        onSwitch={(list, isOn) => void venueListActions.switchList(list, isOn)}
        onRemove={(list) => void venueListActions.deleteList(list)}
      />
      <search>
        <input
          className="field"
          type="search"
          aria-label={t('venuesSearch')}
          placeholder={t('venuesSearch')}
          value={searchText}
          onChange={(event) => setSearchText(event.target.value)}
        />
      </search>
      <ListingRows
        listings={listings}
        isSearching={searchText.trim() !== ''}
        onRate={({ venue }) => forms.addListed(venue)}
      />
      <h2 className="venue-heading">{t('venuesYours')}</h2>
      <VenueRows
        venues={listItems}
        editing={forms.editing}
        onEdit={forms.edit}
        onRemove={(venue) => void venueActions.deleteVenue(venue, getVenueKind(venue, venueTable))}
      />
    </main>
  );
}

/** Leads back to the record from which the reader came to rate its venue. Shows nothing if there is no such source any more. */
function BackToRecord({ database, stableId }: { database: Database; stableId: string }) {
  const title = useTitles(database, [stableId]).get(stableId);
  if (title === undefined) return null;
  return (
    <a className="back-to-record" href={buildRecordHref(stableId)}>
      {t('venuesBackToRecord', title)}
    </a>
  );
}
