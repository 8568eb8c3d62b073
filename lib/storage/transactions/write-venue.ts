import { hasSameJson } from '@/lib/base/has-same-json';
import { err, ok, type Result } from '@/lib/base/result';
import { isSameValue } from '@/lib/record/same-value';
import type { LibraryChange } from '@/lib/record/schema/library-change';
import { buildVenueRatingSubject } from '@/lib/record/schema/rating-change';
import { Venue } from '@/lib/record/schema/venue';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { getShippedVenues } from '@/lib/record/venues/shipped-venues';
import type { Database } from '../open-database';
import { addRatingChange } from './add-rating-change';
import { attemptWrite } from './attempt-write';
import { addChange } from './changes/start-change';

/**
 * Custom venues to save, and the ids of custom venues to delete. `expected` are the versions of these venues that have to be stored; if
 * other versions are stored, nothing is written. Absent if any version may be replaced.
 */
export type VenueWrites = { save: Venue[]; deleteIds: string[]; expected?: Venue[] | undefined };

/**
 * The previous versions of the saved or deleted custom venues, and the change that relinks their sources, or null if no source is
 * affected.
 */
type AsyncVenueChange = Promise<
  Result<{ previousVenues: Venue[]; change: LibraryChange | null }, WriteProblem>
>;

/**
 * Saves and deletes custom venues in one transaction, and adds changed ratings to their history. If names or domains change, also stores
 * a library change with the id `changeId`. It affects the sources that have one of these venues or a URL under one of their domains, and
 * links each to the venue of its URL. A new rating alone changes no source, because ratings are looked up where they are shown. Returns
 * `venue-changed` if other venues are stored than those that are expected.
 */
export async function writeVenues(
  database: Database,
  { save: venuesToSave, deleteIds, expected }: VenueWrites,
  changeId: string,
  now: Date,
): AsyncVenueChange {
  const ids = [...venuesToSave.map(({ id }) => id), ...deleteIds];
  const writeResult = await attemptWrite(() =>
    database.transaction(
      'rw',
      [database.sources, database.venues, database.ratingChanges, database.changes, database.changeChunks],
      async () => {
        const rows: unknown[] = await database.venues.bulkGet(ids);
        const previousVenues = rows.flatMap((row) => Venue.safeParse(row).data ?? []);
        const changedId = expected && findUnexpectedId(ids, rows, venuesToSave, expected);
        if (changedId) {
          const name = [...previousVenues, ...venuesToSave].find(({ id }) => id === changedId)?.name;
          return err({ kind: 'venue-changed', name: name ?? changedId } as const);
        }
        await database.venues.bulkPut(venuesToSave);
        await database.venues.bulkDelete(deleteIds);
        const replacements = ids.map((id) => ({
          id,
          before: previousVenues.find((venue) => venue.id === id) ?? findShippedVenue(id),
          after: venuesToSave.find((venue) => venue.id === id) ?? findShippedVenue(id),
        }));
        for (const { id, before, after } of replacements)
          await addRatingChange(
            database,
            buildVenueRatingSubject(id),
            getRatingState(before),
            getRatingState(after),
            now,
          );
        const replacementsToRelink = replacements.filter(({ before, after }) =>
          canChangeSources(before, after),
        );
        return ok({
          previousVenues,
          change: await addRelinkChange(database, replacementsToRelink, changeId, now),
        });
      },
    ),
  );
  return writeResult.ok ? writeResult.value : writeResult;
}

/**
 * Returns the first of these ids whose stored venue is not the expected one. Returns undefined if there is none, or if all venues are
 * stored as they would be written, because a request may be repeated.
 */
function findUnexpectedId(ids: string[], rows: unknown[], venuesToSave: Venue[], expected: Venue[]) {
  const listDifferent = (venues: Venue[]): string[] =>
    ids.filter((id, index) => {
      const venue = venues.find((otherVenue) => otherVenue.id === id);
      return !isSameValue('venue', rows[index], venue, 'exact');
    });
  return listDifferent(venuesToSave).length > 0 ? listDifferent(expected)[0] : undefined;
}

type Replacement = { id: string; before: Venue | null; after: Venue | null };

const findShippedVenue = (id: string): Venue | null =>
  getShippedVenues().find((venue) => venue.id === id) ?? null;

const getRatingState = (venue: Venue | null) => ({
  level: venue?.credibility ?? null,
  reason: venue?.rationale ?? null,
});

/**
 * Returns whether the replacement may change which sources belong to the venue. Sources belong to a venue by its domains, or by the name
 * that the reader typed.
 */
const canChangeSources = (before: Venue | null, after: Venue | null): boolean =>
  !hasSameJson([before?.name, before?.domains], [after?.name, after?.domains]);

async function addRelinkChange(
  database: Database,
  replacementsToRelink: Replacement[],
  changeId: string,
  now: Date,
): Promise<LibraryChange | null> {
  const [first] = replacementsToRelink;
  if (!first) return null;
  const domains = replacementsToRelink.flatMap(({ before, after }) => [
    ...(before?.domains ?? []),
    ...(after?.domains ?? []),
  ]);
  const stableIds = await listAffectedIds(
    database,
    replacementsToRelink.map(({ id }) => id),
    domains,
  );
  const action = { kind: 'relink', venueId: first.id } as const;
  return addChange(database, { id: changeId, at: now.toISOString(), action, stableIds });
}

/** Lists the sources that have one of the venues or a URL under one of the domains. */
async function listAffectedIds(database: Database, venueIds: string[], domains: string[]): Promise<string[]> {
  const hosts = domains.map((domain) => domain.split('/')[0] ?? domain);
  const ids = await Promise.all([
    database.sources.where('venueId').anyOf(venueIds).primaryKeys(),
    database.sources.where('hosts').anyOf(hosts).primaryKeys(),
  ]);
  return ids.flat();
}
