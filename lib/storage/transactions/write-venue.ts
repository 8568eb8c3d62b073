import type { Result } from '@/lib/base/result';
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

type AsyncWriteResult = Promise<Result<null, WriteProblem>>;

/** Saves a venue of the reader, and relinks and reindexes every source that had it or lies under its domains. */
export const saveVenue = (database: Database, venue: Venue, now: Date): AsyncWriteResult =>
  changeVenues(database, venue.id, now, async () => {
    await database.venues.put(venue);
    return venue.domains;
  });

/** Removes a venue of the reader. Its sources are linked to the venue of their address that remains, or to none. */
export const removeVenue = (database: Database, id: string, now: Date): AsyncWriteResult =>
  changeVenues(database, id, now, async () => {
    await database.venues.delete(id);
    return [];
  });

/** Changes one venue and relinks its sources in one transaction. `write` returns the domains that the venue has now. */
function changeVenues(
  database: Database,
  id: string,
  now: Date,
  write: () => Promise<string[]>,
): AsyncWriteResult {
  return attemptWrite(() =>
    database.transaction(
      'rw',
      [database.sources, database.venues, ...getOutboxTables(database)],
      async () => {
        const previousVenue = Venue.safeParse(await database.venues.get(id)).data;
        const domains = [...(await write()), ...(previousVenue?.domains ?? [])];
        const rows = await listAffectedRows(database, id, domains);
        const movedIds = await relinkSources(database, id, rows);
        await enqueueForActiveWiki(database, movedIds, now);
        return null;
      },
    ),
  );
}

/** Lists the readable rows that have the venue or lie under one of its domains. */
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

/** Links every row to the venue of its address. Returns the ids of the sources whose venue changed. */
async function relinkSources(database: Database, changedId: string, rows: SourceRow[]): Promise<string[]> {
  const customVenues = await listCustomVenues(database);
  // The first of two venues with the same domain wins, so the one that was just saved comes first.
  const isChanged = ({ id }: Venue) => id === changedId;
  const ownVenues = [...customVenues.filter(isChanged), ...customVenues.filter((venue) => !isChanged(venue))];
  const venues = combineVenues(getShippedVenues(), ownVenues);
  const relinkedRows = await putSources(
    database,
    rows.map(({ source, deletedAt }) => ({
      source: { ...source, venueId: createVenueIdFinder(venues, null, source)(source.url) },
      deletedAt,
    })),
  );
  return relinkedRows
    .filter(({ venueId }, index) => venueId !== rows[index]?.venueId)
    .map(({ stableId }) => stableId);
}
