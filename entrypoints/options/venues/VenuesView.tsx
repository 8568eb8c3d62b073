import { useCallback, useState } from 'react';
import { VenueForm } from '@/components/venues/VenueForm';
import { VenueList, type VenueListItem } from '@/components/venues/VenueList';
import type { VenueActions } from '@/lib/app/library/venue-actions';
import { buildVenueFields, EMPTY_VENUE_FIELDS } from '@/lib/app/library/venue-fields';
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
  /** The id of the venue to open; null: none. */
  id: string | null;
  /** The address of the page to propose a new venue for; null: none. */
  address: string | null;
};

/** The venue table: search, add, change, rate, remove. */
export function VenuesView({ database, venueTable, venueActions, hasNavigated, id, address }: Props) {
  const heading = useHeading(t('libraryVenues'), hasNavigated);
  const counts = useLiveQuery(useCallback(() => countSourcesByVenue(database), [database])).value;
  const [text, setText] = useState('');
  const [expandedVenueId, setExpandedVenueId] = useState<string | null>(id);
  const [isAdding, setAdding] = useState(address !== null);
  const proposedFields = useVenueProposal(address);
  // The venue of a form whose save failed; the form opens again with these values.
  const [unsavedVenue, setUnsavedVenue] = useState<Venue | null>(null);
  const types = [...new Set(venueTable.list.flatMap(({ type }) => type ?? []))].sort();
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
    const isOwnForm = venue ? unsavedVenue?.id === venue.id : isAdding;
    const filledVenue = isOwnForm && unsavedVenue ? unsavedVenue : venue;
    return (
      <VenueForm
        fields={filledVenue ? buildVenueFields(filledVenue) : (proposedFields ?? EMPTY_VENUE_FIELDS)}
        id={venue?.id ?? { takenIds: new Set(venueTable.list.map((existing) => existing.id)) }}
        suggestedTypes={types}
        onSave={(saved) => void save(saved, venue === null)}
        onCancel={close}
      />
    );
  };
  const matchingVenues = filterVenues(venueTable.list, text);
  const listedVenues = matchingVenues.map(
    (venue): VenueListItem => ({
      venue,
      sourceCount: counts?.get(venue.id) ?? 0,
      kind: getVenueKind(venue, venueTable),
    }),
  );
  const expandedVenue = venueTable.list.find((venue) => venue.id === expandedVenueId) ?? null;
  return (
    <main className="page">
      <div className="page-header">
        <h1 ref={heading} tabIndex={-1}>
          {t('libraryVenues')} <span className="quiet">{formatCount(venueTable.list.length)}</span>
        </h1>
        <button type="button" className="button" onClick={() => setAdding(true)}>
          {t('venuesAdd')}
        </button>
      </div>
      {isAdding && proposedFields && renderForm(null)}
      <search>
        <input
          className="field"
          type="search"
          aria-label={t('venuesSearch')}
          placeholder={t('venuesSearch')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </search>
      <VenueList
        venues={listedVenues}
        editing={expandedVenue && { id: expandedVenue.id, form: renderForm(expandedVenue) }}
        onEdit={setExpandedVenueId}
        onRemove={(venue) => void venueActions.removeVenue(venue, getVenueKind(venue, venueTable))}
      />
    </main>
  );
}
