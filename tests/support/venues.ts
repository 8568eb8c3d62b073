import type { Venue } from '@/lib/model/venue';

/** A rated venue with these domains, named after its id. */
export function aVenue(id: string, domains: string[], over: Partial<Venue> = {}): Venue {
  return { id, name: id, domains, type: null, credibility: 3, peerReviewed: null, rationale: null, ...over };
}
