import type { Result } from '@/lib/base/result';
import { VenueList } from '@/lib/record/schema/venue-list';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { SHIPPED_LIST } from '@/lib/record/venues/lists/shipped-list';
import type { Database } from '../open-database';
import { attemptWrite } from './attempt-write';

/** Adds or replaces a venue list. */
export const saveVenueList = (database: Database, list: VenueList): Promise<Result<null, WriteProblem>> =>
  attemptWrite(async () => {
    await database.venueLists.put(list);
    return null;
  });

/** Switches a list on or off. The shipped list gets a row, which has no venues. Ignores an id without a list. */
export const switchVenueList = (
  database: Database,
  id: string,
  isOn: boolean,
): Promise<Result<null, WriteProblem>> =>
  attemptWrite(() =>
    database.transaction('rw', database.venueLists, async () => {
      const storedList = VenueList.safeParse(await database.venueLists.get(id)).data;
      const list = storedList ?? (id === SHIPPED_LIST.id ? SHIPPED_LIST : null);
      if (list) await database.venueLists.put({ ...list, isOn });
      return null;
    }),
  );

/** Removes an imported list. Returns it, or null if there was none. */
export const removeVenueList = (
  database: Database,
  id: string,
): Promise<Result<VenueList | null, WriteProblem>> =>
  attemptWrite(() =>
    database.transaction('rw', database.venueLists, async () => {
      const list = VenueList.safeParse(await database.venueLists.get(id)).data ?? null;
      await database.venueLists.delete(id);
      return list;
    }),
  );
