import { useState } from 'react';
import { VenueForm } from '@/components/venues/VenueForm';
import { VenueMergeForm } from '@/components/venues/VenueMergeForm';
import type { VenueActions } from '@/lib/app/library/venue-actions';
import {
  buildVenueFormValues,
  EMPTY_VENUE_FORM,
  type VenueFormValues,
} from '@/lib/app/library/venue-form-values';
import { getVenueKind, type VenueTable } from '@/lib/app/library/venue-table';
import type { Venue } from '@/lib/record/schema/venue';
import type { ListedVenue } from '@/lib/record/schema/venue-list';
import { useVenueProposal } from './use-venue-proposal';

/** The forms of a new and of an existing venue, and the functions that open them. */
export type VenueForms = {
  newVenueForm: React.ReactNode;
  editing: { id: string; form: React.ReactNode } | null;
  add: () => void;
  /** Opens the form of a new venue with the name and the hosts of a listed venue. */
  addListed: (venue: ListedVenue) => void;
  edit: (id: string) => void;
};

type Props = {
  venueTable: VenueTable;
  venueActions: VenueActions;
  /** The id of the venue whose form is open initially, or null. */
  id: string | null;
  /** The URL of the page for which a new venue is proposed, or null. */
  pageUrl: string | null;
};

/** Returns the forms of the page *Venues*. If a venue could not be saved, its form opens again. */
export function useVenueForms({ venueTable, venueActions, id, pageUrl }: Props): VenueForms {
  const [expandedVenueId, setExpandedVenueId] = useState<string | null>(id);
  const [isAdding, setAdding] = useState(pageUrl !== null);
  const [listedVenue, setListedVenue] = useState<ListedVenue | null>(null);
  const pageProposal = useVenueProposal(pageUrl);
  const proposedValues = listedVenue ? buildListedFormValues(listedVenue) : pageProposal;
  // The venue that could not be saved. Its form opens again with these values.
  const [unsavedVenue, setUnsavedVenue] = useState<Venue | null>(null);
  const venueTypes = [...new Set(venueTable.venues.flatMap(({ type }) => type ?? []))].sort();
  const close = () => {
    setExpandedVenueId(null);
    setAdding(false);
    setListedVenue(null);
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
        key={venue?.id ?? listedVenue?.name ?? ''}
        initialValues={filledVenue ? buildVenueFormValues(filledVenue) : (proposedValues ?? EMPTY_VENUE_FORM)}
        existingId={venue?.id ?? null}
        takenIds={new Set(venueTable.venues.map((existingVenue) => existingVenue.id))}
        suggestedTypes={venueTypes}
        onSave={(venueToSave) => void save(venueToSave, venue === null)}
        onCancel={close}
      />
    );
  };
  const expandedVenue = venueTable.venues.find((venue) => venue.id === expandedVenueId) ?? null;
  return {
    newVenueForm: isAdding && proposedValues && renderForm(null),
    editing: expandedVenue && {
      id: expandedVenue.id,
      form: (
        <>
          {renderForm(expandedVenue)}
          {getVenueKind(expandedVenue, venueTable) === 'custom' && (
            <VenueMergeForm
              venue={expandedVenue}
              targets={venueTable.venues.filter((venue) => venue.id !== expandedVenue.id)}
              onMerge={(target) => {
                close();
                void venueActions.mergeVenues(target, expandedVenue);
              }}
            />
          )}
        </>
      ),
    },
    add: () => setAdding(true),
    addListed: (venue) => {
      close();
      setListedVenue(venue);
      setAdding(true);
    },
    edit: setExpandedVenueId,
  };
}

const buildListedFormValues = ({ name, hosts }: ListedVenue): VenueFormValues => ({
  ...EMPTY_VENUE_FORM,
  name,
  domains: hosts.join('\n'),
});
