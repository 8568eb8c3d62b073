import type { Result } from '@/lib/base/result';
import type { LibraryChange } from '@/lib/record/schema/library-change';
import { Venue } from '@/lib/record/schema/venue';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { Database } from '../open-database';
import { attemptWrite } from './attempt-write';
import { addChange } from './changes/start-change';

/** The venue that was stored before, or null if there was none, and the change of its sources. */
type AsyncVenueChange = Promise<Result<{ previousVenue: Venue | null; change: LibraryChange }, WriteProblem>>;

/**
 * Saves a custom venue. Stores the change with the id `changeId` that relinks and reindexes the sources that had this venue and
 * those with a URL under its domains.
 */
export const saveVenue = (database: Database, venue: Venue, changeId: string, now: Date): AsyncVenueChange =>
  changeVenue(database, { venueId: venue.id, changeId }, now, async () => {
    await database.venues.put(venue);
    return venue.domains;
  });

/** Removes a custom venue. The stored change links its sources to another venue with a domain of their URL, or to none. */
export const removeVenue = (
  database: Database,
  venueId: string,
  changeId: string,
  now: Date,
): AsyncVenueChange =>
  changeVenue(database, { venueId, changeId }, now, async () => {
    await database.venues.delete(venueId);
    return [];
  });

/** Writes one venue and the change of its sources in one transaction. `write` returns the new domains of the venue. */
function changeVenue(
  database: Database,
  { venueId, changeId }: { venueId: string; changeId: string },
  now: Date,
  write: () => Promise<string[]>,
): AsyncVenueChange {
  return attemptWrite(() =>
    database.transaction(
      'rw',
      [database.sources, database.venues, database.changes, database.changeChunks],
      async () => {
        const previousVenue = Venue.safeParse(await database.venues.get(venueId)).data ?? null;
        const domains = [...(await write()), ...(previousVenue?.domains ?? [])];
        const stableIds = await listAffectedIds(database, venueId, domains);
        const action = { kind: 'relink', venueId } as const;
        const at = now.toISOString();
        const change = await addChange(database, { id: changeId, at, action, stableIds });
        return { previousVenue, change };
      },
    ),
  );
}

/** Lists the sources that have the venue or a URL under one of its domains. */
async function listAffectedIds(database: Database, venueId: string, domains: string[]): Promise<string[]> {
  const hosts = domains.map((domain) => domain.split('/')[0] ?? domain);
  const ids = await Promise.all([
    database.sources.where('venueId').equals(venueId).primaryKeys(),
    database.sources.where('hosts').anyOf(hosts).primaryKeys(),
  ]);
  return ids.flat();
}
