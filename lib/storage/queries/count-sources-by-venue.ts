import Dexie from 'dexie';
import type { Database } from '../open-database';

/** Counts the sources outside the bin by venue id, with one index query per venue in use. */
export async function countSourcesByVenue(database: Database): Promise<Map<string, number>> {
  const ids = (await database.sources.orderBy('venueId').uniqueKeys()).map(String).filter((id) => id !== '');
  const [counts, binnedRows] = await Promise.all([
    Promise.all(ids.map((id) => database.sources.where('venueId').equals(id).count())),
    database.sources
      .where('[shelf+createdAt]')
      .between(['bin', Dexie.minKey], ['bin', Dexie.maxKey])
      .toArray(),
  ]);
  const countByVenue = new Map(ids.map((id, index) => [id, counts[index] ?? 0]));
  for (const { venueId } of binnedRows) {
    const count = countByVenue.get(venueId);
    if (count !== undefined) countByVenue.set(venueId, count - 1);
  }
  return countByVenue;
}
