import { useCallback, useState } from 'react';
import { VenueForm } from '@/components/venues/VenueForm';
import { VenueList, type VenueListItem } from '@/components/venues/VenueList';
import type { VenueActions } from '@/lib/app/library/venue-actions';
import { buildVenueFormValues, EMPTY_VENUE_FORM } from '@/lib/app/library/venue-fields';
import { filterVenues, getVenueKind, type VenueTable } from '@/lib/app/library/venue-table';
import { formatCount } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import type { Venue } from '@/lib/record/schema/venue';
import type { Database } from '@/lib/storage/open-database';
import { countSourcesByVenue } from '@/lib/storage/queries/count-sources-by-venue';
import { useHeading } from '../use-heading';
import { useLiveQuery } from '../use-live-query';
import { useVenueProposal } from './use-venue-proposal';

type Props = {
  database: Database;
  venueTable: VenueTable;
  venueActions: VenueActions;
  hasNavigated: boolean;
  /** The id of the venue whose form is open, or null. */
  id: string | null;
  /** The URL of the page for which a new venue is proposed, or null. */
  pageUrl: string | null;
};

/** The page on which the reader searches, adds, changes, rates and removes venues. */
export function VenuesView({ database, venueTable, venueActions, hasNavigated, id, pageUrl }: Props) {
  const headingRef = useHeading(t('libraryVenues'), hasNavigated);
  const countByVenueId = useLiveQuery(useCallback(() => countSourcesByVenue(database), [database])).value;
  const [searchText, setSearchText] = useState('');
  const [expandedVenueId, setExpandedVenueId] = useState<string | null>(id);
  const [isAdding, setAdding] = useState(pageUrl !== null);
  const proposedValues = useVenueProposal(pageUrl);
  // The venue that could not be saved. Its form opens again with these values.
  const [unsavedVenue, setUnsavedVenue] = useState<Venue | null>(null);
  const venueTypes = [...new Set(venueTable.venues.flatMap(({ type }) => type ?? []))].sort();
  const close = () => {
    setExpandedVenueId(null);
    setAdding(false);
    setUnsavedVenue(null);
  };
  const save = async (venue: Venue, isNew: boolean) => {
    close();
    if (await venueActions.saveVenue(venue)) return;
    setUnsavedVenue(venue);
    if (isNew) setAdding(true);
    else setExpandedVenueId(venue.id);
  };
  const renderForm = (venue: Venue | null) => {
    const isFormOfUnsavedVenue = venue ? unsavedVenue?.id === venue.id : isAdding;
    const filledVenue = isFormOfUnsavedVenue && unsavedVenue ? unsavedVenue : venue;
    return (
      <VenueForm
        fields={filledVenue ? buildVenueFormValues(filledVenue) : (proposedValues ?? EMPTY_VENUE_FORM)}
        id={venue?.id ?? { takenIds: new Set(venueTable.venues.map((existingVenue) => existingVenue.id)) }}
        suggestedTypes={venueTypes}
        onSave={(venueToSave) => void save(venueToSave, venue === null)}
        onCancel={close}
      />
    );
  };
  const matchingVenues = filterVenues(venueTable.venues, searchText);
  const listItems = matchingVenues.map(
    (venue): VenueListItem => ({
      venue,
      sourceCount: countByVenueId?.get(venue.id) ?? 0,
      kind: getVenueKind(venue, venueTable),
    }),
  );
  const expandedVenue = venueTable.venues.find((venue) => venue.id === expandedVenueId) ?? null;
  return (
    <main className="page">
      <div className="page-header">
        <h1 ref={headingRef} tabIndex={-1}>
          {t('libraryVenues')} <span className="quiet">{formatCount(venueTable.venues.length)}</span>
        </h1>
        <button type="button" className="button" onClick={() => setAdding(true)}>
          {t('venuesAdd')}
        </button>
      </div>
      {isAdding && proposedValues && renderForm(null)}
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
      <VenueList
        venues={listItems}
        editing={expandedVenue && { id: expandedVenue.id, form: renderForm(expandedVenue) }}
        onEdit={setExpandedVenueId}
        onRemove={(venue) => void venueActions.removeVenue(venue, getVenueKind(venue, venueTable))}
      />
    </main>
  );
}
