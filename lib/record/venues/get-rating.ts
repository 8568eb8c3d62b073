import { parseHostAndPath } from '@/lib/address/venue-domain';
import type { ListedRating, Rating } from '@/lib/record/schema/rating';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import type { Listing } from './lists/find-listing';

/**
 * Returns the credibility of a source: the reader's rating of the source, or else the rating of its venue, or else the rating in a
 * venue list. `venue` is the venue with the source's `venueId`, or null. A source whose venue has no level is unrated, also if a venue
 * list rates it, because the venue is deliberately not rated.
 */
export function getRating(
  source: Pick<Source, 'url' | 'credibilityOverride'>,
  venue: Venue | null,
  listing: Listing | null = null,
): Rating {
  if (source.credibilityOverride) return { kind: 'set-by-reader', ...source.credibilityOverride };
  if (venue?.credibility) return getInheritedRating(venue, venue.credibility);
  if (venue === null && listing) return getListedRating(listing);
  return { kind: 'unrated', host: parseHostAndPath(source.url)?.host ?? '' };
}

const getInheritedRating = (
  { name, rationale }: Venue,
  level: NonNullable<Venue['credibility']>,
): Rating => ({
  kind: 'inherited',
  level,
  venueName: name,
  ...(rationale ? { reason: rationale } : {}),
});

/** Returns the rating that a list gives its venue. */
export const getListedRating = ({ list, venue }: Listing): ListedRating => ({
  kind: 'listed',
  level: venue.level,
  status: venue.status,
  venueName: venue.name,
  listName: list.name,
  listDate: list.date,
  listSource: list.source,
  listImportedAt: list.importedAt,
});
