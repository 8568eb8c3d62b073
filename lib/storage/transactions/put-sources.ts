import type { Source } from '@/lib/record/schema/source';
import type { SourceRow } from '@/lib/record/schema/source-row';
import { Venue } from '@/lib/record/schema/venue';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';
import type { Database } from '../open-database';
import { buildRow } from './build-row';

/** A source to write. `deletedAt`: when it was moved to the bin (ISO 8601); null outside the bin. */
export type SourceToPut = { source: Source; deletedAt: string | null };

/**
 * Writes sources with their index columns, which are derived nowhere else. Must be called inside a transaction that includes
 * the tables `sources` and `venues`, so that a source is indexed with the venue that is valid at that moment.
 * Returns the written rows, in the order of `entries`.
 */
export async function putSources(database: Database, entries: SourceToPut[]): Promise<SourceRow[]> {
  const venueById = await getVenuesById(
    database,
    entries.flatMap(({ source }) => source.venueId ?? []),
  );
  const rows = entries.map(({ source, deletedAt }) =>
    buildRow(source, venueById.get(source.venueId ?? '') ?? null, deletedAt),
  );
  await database.sources.bulkPut(rows);
  return rows;
}

/** Returns the reader's venue of each id, else the shipped one. Unknown ids are absent. */
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
