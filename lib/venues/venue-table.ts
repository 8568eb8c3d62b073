import type { Draft } from '@/lib/model/draft';
import type { Source } from '@/lib/model/source';
import type { Venue } from '@/lib/model/venue';
import { venueOf } from './venue-of';

/** The venues that ship with the reader's own over them: one with the same id replaces. */
export function venuesInForce(shipped: Venue[], own: Venue[]): Venue[] {
  const ids = new Set(own.map(({ id }) => id));
  return [...own, ...shipped.filter(({ id }) => !ids.has(id))];
}

/**
 * The venue of a source: the one whose name the reader wrote in the Venue field, else the one its address belongs to.
 * A name that the page itself gives proves nothing about where it stands.
 */
export function venueIdFor(
  venues: Venue[],
  draft: Draft | null,
  existing: Source | null,
): (url: string) => string | null {
  const written =
    draft?.edits.siteName ?? (existing?.provenance.siteName?.from === 'reader' ? existing.siteName : null);
  const wanted = written?.trim().toLowerCase();
  const named = wanted ? venues.find(({ name }) => name.toLowerCase() === wanted) : undefined;
  return (url) => named?.id ?? venueOf(url, venues)?.id ?? null;
}
