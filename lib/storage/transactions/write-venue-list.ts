import { hasSameJson } from '@/lib/base/has-same-json';
import { err, ok, type Result } from '@/lib/base/result';
import { VenueList } from '@/lib/record/schema/venue-list';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { SHIPPED_LIST } from '@/lib/record/venues/lists/shipped-list';
import type { Database } from '../open-database';
import { attemptWrite } from './attempt-write';

/** Adds an imported venue list. A repeated message changes nothing. */
export const saveVenueList = (database: Database, list: VenueList): Promise<Result<null, WriteProblem>> =>
  attemptWrite(() =>
    database.transaction('rw', database.venueLists, async () => {
      if (!(await database.venueLists.get(list.id))) await database.venueLists.put(list);
      return null;
    }),
  );

/**
 * Adds a deleted venue list again. Returns `venue-list-changed` if the list is stored and was changed, or if a list of the same name was
 * imported later.
 */
export async function restoreVenueList(
  database: Database,
  list: VenueList,
): Promise<Result<null, WriteProblem>> {
  const writeResult = await attemptWrite(() =>
    database.transaction('rw', database.venueLists, async () => {
      const rows: unknown[] = await database.venueLists.toArray();
      const storedLists = rows.flatMap((row) => VenueList.safeParse(row).data ?? []);
      if (storedLists.some((storedList) => hasConflict(storedList, list)))
        return err({ kind: 'venue-list-changed', name: list.name } as const);
      await database.venueLists.put(list);
      return ok(null);
    }),
  );
  return writeResult.ok ? writeResult.value : writeResult;
}

/**
 * Returns whether the stored list prevents adding the list: it has the same id and other values, or the same name and a later import. An
 * equal list does not prevent it, because a message may be repeated.
 */
const hasConflict = (storedList: VenueList, list: VenueList): boolean =>
  storedList.id === list.id
    ? !hasSameJson(storedList, VenueList.parse(list))
    : storedList.name === list.name && (storedList.importedAt ?? '') > (list.importedAt ?? '');

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

/** Deletes an imported list. Returns it, or null if there was none. */
export const deleteVenueList = (
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
