import { planImport } from '@/lib/app/import-records';
import { ok } from '@/lib/base/result';
import { ownVenues } from '@/lib/db/read/own-venues';
import { rowForImport } from '@/lib/db/read/row-for-import';
import { snapshotsOf } from '@/lib/db/read/snapshots';
import { importRecords } from '@/lib/db/write/import-records';
import { rowOf } from '@/lib/db/write/row-of';
import { resourceIdOf } from '@/lib/identity/resource-id';
import type { Reply, Request } from '@/lib/messages/protocol';
import { shippedVenues } from '@/lib/venues/shipped-venues';
import { venueIdFor, venuesInForce } from '@/lib/venues/venue-table';
import { store } from './store';

/** Adds the records of an exported file, and those venues of it that neither ship nor are known here. */
export async function importFile(file: Request<'import/add'>): Promise<Reply<'import/add'>> {
  const {
    write,
    snapshots: texts,
    ...counts
  } = await planImport(
    { ...file, written: file.written ?? [] },
    {
      known: (source) => rowForImport(store, source),
      textsOf: (stableId) => snapshotsOf(store, stableId),
    },
  );
  const known = venuesInForce(shippedVenues(), await ownVenues(store));
  const ids = new Set(known.map(({ id }) => id));
  const added = file.venues.filter(({ id }) => !ids.has(id));
  const venues = [...added, ...known];
  const rows = await Promise.all(
    write.map(async (source) => {
      const venueId = venueIdFor(venues, null, source)(source.url);
      // The id is a hash of the URL, whatever the file says.
      const own = { ...source, venueId, id: await resourceIdOf(source.url) };
      return rowOf(own, venues.find(({ id }) => id === venueId) ?? null, null);
    }),
  );
  const done = await importRecords(store, { rows, snapshots: texts, venues: added });
  return done.ok ? ok({ ...counts, written: write.map(({ stableId }) => stableId) }) : done;
}
