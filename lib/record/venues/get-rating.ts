import { parseHostAndPath } from '@/lib/address/venue-domain';
import type { Rating } from '@/lib/record/schema/rating';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';

/**
 * Returns the credibility of a source: the reader's rating of the source, otherwise that of its venue, otherwise none.
 * `venue` is the one with the source's `venueId`; a deliberately unrated venue gives no rating.
 */
export function getRating(source: Pick<Source, 'url' | 'credibilityOverride'>, venue: Venue | null): Rating {
  if (source.credibilityOverride) return { kind: 'set-by-reader', ...source.credibilityOverride };
  if (venue?.credibility) return { kind: 'inherited', level: venue.credibility, venueName: venue.name };
  return { kind: 'unrated', host: parseHostAndPath(source.url)?.host ?? '' };
}
