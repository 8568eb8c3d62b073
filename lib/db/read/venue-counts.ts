import Dexie from 'dexie';
import type { Store } from '../open';

/** How many sources outside the bin have each venue, by venue id. One count a venue in use. */
export async function venueCounts(store: Store): Promise<Map<string, number>> {
  const ids = (await store.sources.orderBy('venueId').uniqueKeys()).map(String).filter((id) => id !== '');
  const [counts, binned] = await Promise.all([
    Promise.all(ids.map((id) => store.sources.where('venueId').equals(id).count())),
    store.sources.where('[shelf+createdAt]').between(['bin', Dexie.minKey], ['bin', Dexie.maxKey]).toArray(),
  ]);
  const perVenue = new Map(ids.map((id, index) => [id, counts[index] ?? 0]));
  for (const { venueId } of binned) {
    const count = perVenue.get(venueId);
    if (count !== undefined) perVenue.set(venueId, count - 1);
  }
  return perVenue;
}
