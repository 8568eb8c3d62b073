import type { Source } from '@/lib/record/schema/source';
import type { SourceRow } from '@/lib/record/schema/source-row';
import { Venue } from '@/lib/record/schema/venue';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';
import type { Database } from '../open-database';
import { buildRow } from './build-row';

/** A source to write. `deletedAt` is the time when it was moved to the bin (ISO 8601), or null if it is not in the bin. */
export type SourceToPut = { source: Source; deletedAt: string | null };

/**
 * Writes sources with their index columns, which no other code derives. Must be called inside a transaction that includes the
 * tables `sources` and `venues`, so that the index columns match the stored venue. Returns the written rows in the order of
 * `sourcesToPut`.
 */
export async function putSources(database: Database, sourcesToPut: SourceToPut[]): Promise<SourceRow[]> {
  const venueById = await getVenuesById(
    database,
    sourcesToPut.flatMap(({ source }) => source.venueId ?? []),
  );
  const rows = sourcesToPut.map(({ source, deletedAt }) =>
    buildRow(source, venueById.get(source.venueId ?? '') ?? null, deletedAt),
  );
  await database.sources.bulkPut(rows);
  return rows;
}

/** Returns the custom venue of each id, or else the shipped one. Unknown ids are not in the map. */
async function getVenuesById(database: Database, venueIds: string[]): Promise<Map<string, Venue>> {
  const ids = [...new Set(venueIds)];
  const customRows: unknown[] = ids.length === 0 ? [] : await database.venues.bulkGet(ids);
  const venueById = new Map<string, Venue>();
  for (const [index, id] of ids.entries()) {
    const venue =
      Venue.safeParse(customRows[index]).data ?? getShippedVenues().find((shipped) => shipped.id === id);
    if (venue) venueById.set(id, venue);
  }
  return venueById;
}
