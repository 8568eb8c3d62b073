import { parseHostAndPath } from '@/lib/address/venue-domain';
import type { Rating } from '@/lib/record/schema/rating';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';

/**
 * Returns the credibility of a source: the reader's rating of the source, or else that of its venue. `venue` is the venue of the
 * source's `venueId`, or null. Its level may be null.
 */
export function getRating(source: Pick<Source, 'url' | 'credibilityOverride'>, venue: Venue | null): Rating {
  if (source.credibilityOverride) return { kind: 'set-by-reader', ...source.credibilityOverride };
  if (venue?.credibility) return { kind: 'inherited', level: venue.credibility, venueName: venue.name };
  return { kind: 'unrated', host: parseHostAndPath(source.url)?.host ?? '' };
}
