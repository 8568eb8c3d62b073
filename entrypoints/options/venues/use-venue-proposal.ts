import { useEffect, useState } from 'react';
import { EMPTY_VENUE_FIELDS, type VenueFields } from '@/lib/app/library/venue-fields';

/** The initial values of the form for a new venue: empty, or proposed for a page. Null while they are computed. */
export function useVenueProposal(address: string | null): VenueFields | null {
  const [proposal, setProposal] = useState<{ address: string; fields: VenueFields } | null>(null);
  useEffect(() => {
    if (address === null) return;
    // The public-suffix list is large and rarely needed, so it is loaded on demand.
    void import('@/lib/record/venues/propose-venue').then(({ proposeVenue }) => {
      const proposedVenue = proposeVenue(address, null);
      setProposal({
        address,
        fields: {
          ...EMPTY_VENUE_FIELDS,
          name: proposedVenue?.name ?? '',
          domains: proposedVenue?.host ?? '',
        },
      });
    });
  }, [address]);
  if (address === null) return EMPTY_VENUE_FIELDS;
  return proposal?.address === address ? proposal.fields : null;
}
