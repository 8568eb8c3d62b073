import { ok, type Result } from '@/lib/base/result';
import { isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import { Venue } from '@/lib/record/schema/venue';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';
import { combineVenues, createVenueIdFinder } from '@/lib/record/venues/venue-table';
import type { Database } from '../open-database';
import { listCustomVenues } from '../queries/list-custom-venues';
import { parseSourceRow } from '../queries/parse-row';
import { attemptWrite } from './attempt-write';
import { enqueueForActiveWiki, getOutboxTables } from './enqueue-sources';
import { putSources } from './put-sources';

/** Saves a custom venue. Relinks and reindexes the sources that had this venue and those with a URL under its domains. */
export const saveVenue = async (
  database: Database,
  venue: Venue,
  now: Date,
): Promise<Result<null, WriteProblem>> => {
  const changed = await changeVenue(database, venue.id, now, async () => {
    await database.venues.put(venue);
    return venue.domains;
  });
  return changed.ok ? ok(null) : changed;
};

/**
 * Removes a custom venue. Its sources are linked to another venue with a domain of their URL, or to none. Returns the removed
 * venue, or null if there was none.
 */
export const removeVenue = (
  database: Database,
  id: string,
  now: Date,
): Promise<Result<Venue | null, WriteProblem>> =>
  changeVenue(database, id, now, async () => {
    await database.venues.delete(id);
    return [];
  });

/**
 * Changes one venue and relinks its sources in one transaction. `write` returns the new domains of the venue. Returns the venue
 * that was stored before, or null if there was none.
 */
function changeVenue(
  database: Database,
  id: string,
  now: Date,
  write: () => Promise<string[]>,
): Promise<Result<Venue | null, WriteProblem>> {
  return attemptWrite(() =>
    database.transaction(
      'rw',
      [database.sources, database.venues, ...getOutboxTables(database)],
      async () => {
        const previousVenue = Venue.safeParse(await database.venues.get(id)).data ?? null;
        const domains = [...(await write()), ...(previousVenue?.domains ?? [])];
        const rows = await listAffectedRows(database, id, domains);
        const relinkedIds = await relinkSources(database, id, rows);
        await enqueueForActiveWiki(database, relinkedIds, now);
        return previousVenue;
      },
    ),
  );
}

/** Lists the readable rows that have the venue or a URL under one of the hosts of `domains`. */
async function listAffectedRows(
  database: Database,
  venueId: string,
  domains: string[],
): Promise<SourceRow[]> {
  const hosts = domains.map((domain) => domain.split('/')[0] ?? domain);
  const rows = await Promise.all([
    database.sources.where('venueId').equals(venueId).toArray(),
    database.sources.where('hosts').anyOf(hosts).toArray(),
  ]);
  const rowById = new Map(rows.flat().map((row) => [row.stableId, row]));
  return [...rowById.values()].map(parseSourceRow).filter((row): row is SourceRow => !isInvalidRow(row));
}

/** Links every row to the venue of its URL. Returns the ids of the sources whose venue changed. */
async function relinkSources(database: Database, changedId: string, rows: SourceRow[]): Promise<string[]> {
  const customVenues = await listCustomVenues(database);
  // Of several venues with the same domain, `combineVenues` uses the first. The venue that was just saved must be that one.
  const isChanged = ({ id }: Venue) => id === changedId;
  const sortedVenues = [
    ...customVenues.filter(isChanged),
    ...customVenues.filter((venue) => !isChanged(venue)),
  ];
  const venues = combineVenues(getShippedVenues(), sortedVenues);
  const savedRows = await putSources(
    database,
    rows.map(({ source, deletedAt }) => ({
      source: { ...source, venueId: createVenueIdFinder(venues, null, source)(source.url) },
      deletedAt,
    })),
  );
  return savedRows
    .filter(({ venueId }, index) => venueId !== rows[index]?.venueId)
    .map(({ stableId }) => stableId);
}
