import { useEffect, useState } from 'react';
import { NO_FIELDS, type VenueFields } from '@/components/venues/venue-fields';

/** What the form for a new venue begins with: empty, or proposed for a page. Null while the proposal is made. */
export function useProposal(address: string | null): VenueFields | null {
  const [proposal, setProposal] = useState<{ address: string; fields: VenueFields } | null>(null);
  useEffect(() => {
    if (address === null) return;
    // The public-suffix list is large and seldom needed.
    void import('@/lib/venues/propose-venue').then(({ venueProposal }) => {
      const proposed = venueProposal(address, null);
      setProposal({
        address,
        fields: { ...NO_FIELDS, name: proposed?.name ?? '', domains: proposed?.host ?? '' },
      });
    });
  }, [address]);
  if (address === null) return NO_FIELDS;
  return proposal?.address === address ? proposal.fields : null;
}
