import type { Edits } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import { createVenueIdFinder } from '@/lib/record/venues/venue-table';
import { buildSource } from './build-source';

/**
 * Returns a saved source with the given edits, as if the reader had made them on its record page. The edits must not change the URL.
 * Returns `source` itself if the edits are not valid.
 */
export function editSavedSource(
  source: Source,
  edits: Omit<Edits, 'url'>,
  venues: Venue[],
  now: Date,
): Source {
  const at = now.toISOString();
  const { stableId } = source;
  const draft = { key: stableId, stableId, ofSaved: true, createdAt: at, updatedAt: at, edits, chosen: {} };
  const findVenueId = createVenueIdFinder(venues, draft, source);
  const result = buildSource({ draft, extraction: null, existing: source, findVenueId, now });
  return result.ok ? { ...result.value, id: source.id, url: source.url, aliases: source.aliases } : source;
}
