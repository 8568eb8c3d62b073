import { parseHostAndPath } from '@/lib/address/venue-domain';
import type { Rating } from '@/lib/record/schema/rating';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';

/**
 * The credibility that holds for a source: its own rating, which stands before all, else its venue's, else none.
 * `venue` is the one that `venueId` names; one that is known and deliberately unrated gives no rating.
 */
export function getRating(source: Pick<Source, 'url' | 'credibilityOverride'>, venue: Venue | null): Rating {
  if (source.credibilityOverride) return { kind: 'own', ...source.credibilityOverride };
  if (venue?.credibility) return { kind: 'inherited', level: venue.credibility, venueName: venue.name };
  return { kind: 'unrated', host: parseHostAndPath(source.url)?.host ?? '' };
}
