import { useEffect, useState } from 'react';
import { EMPTY_VENUE_FORM, type VenueFormValues } from '@/lib/app/library/venue-form-values';

/**
 * Returns the initial values of the form for a new venue: empty, or proposed for a page. Null while they are computed.
 */
export function useVenueProposal(pageUrl: string | null): VenueFormValues | null {
  const [proposal, setProposal] = useState<{ pageUrl: string; formValues: VenueFormValues } | null>(null);
  useEffect(() => {
    if (pageUrl === null) return;
    // The public-suffix list is large and rarely needed, so it is loaded on demand.
    void import('@/lib/record/venues/propose-venue').then(({ proposeVenue }) => {
      const proposedVenue = proposeVenue(pageUrl, null);
      setProposal({
        pageUrl,
        formValues: {
          ...EMPTY_VENUE_FORM,
          name: proposedVenue?.name ?? '',
          domains: proposedVenue?.domain ?? '',
        },
      });
    });
  }, [pageUrl]);
  if (pageUrl === null) return EMPTY_VENUE_FORM;
  return proposal?.pageUrl === pageUrl ? proposal.formValues : null;
}
