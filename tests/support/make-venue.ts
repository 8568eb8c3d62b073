import type { Venue } from '@/lib/record/schema/venue';

/** Makes a rated venue with these domains. Its name is its id. */
export function makeVenue(id: string, domains: string[], overrides: Partial<Venue> = {}): Venue {
  return {
    id,
    name: id,
    domains,
    type: null,
    credibility: 3,
    peerReviewed: null,
    rationale: null,
    ...overrides,
  };
}
