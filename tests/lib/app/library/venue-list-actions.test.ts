import { describe, expect, it, vi } from 'vitest';
import { createNotifications } from '@/lib/app/library/notifications';
import { createOptimisticValues } from '@/lib/app/library/optimistic-values';
import { applyPendingRows } from '@/lib/app/library/pending-rows';
import {
  confirmLists,
  createVenueListActions,
  type VenueListActionDeps,
} from '@/lib/app/library/venue-list-actions';
import { err, ok } from '@/lib/base/result';
import type { VenueList } from '@/lib/record/schema/venue-list';
import { SHIPPED_LIST } from '@/lib/record/venues/lists/shipped-list';
import { makeListedVenue, makeVenueList } from '@/tests/support/make-venue-list';

const list = makeVenueList('mine', [makeListedVenue(['a.example'])]);

function makeActions(
  writes: Partial<Pick<VenueListActionDeps, 'saveList' | 'restoreList' | 'switchList' | 'deleteList'>> = {},
) {
  const pendingLists = createOptimisticValues<VenueList | null>(() => {});
  const notifications = createNotifications(
    () => () => {},
    () => new Date(),
  );
  const actions = createVenueListActions({
    saveList: async () => ok(null),
    restoreList: async () => ok(null),
    switchList: async () => ok(null),
    deleteList: async () => ok(list),
    pendingLists,
    notifications,
    format: (message) => JSON.stringify(message),
    buildUndoAction: (run) => ({ label: 'Undo', run, keyShortcuts: 'Control+Z' }),
    ...writes,
  });
  const getShownLists = (storedLists: VenueList[]) =>
    applyPendingRows(storedLists, pendingLists.getPending());
  return { actions, pendingLists, notifications, getShownLists };
}

describe('createVenueListActions', () => {
  it('shows a switched list at once, until the database read returns it', async () => {
    const { actions, pendingLists, getShownLists } = makeActions();
    const switched = actions.switchList(list, false);
    expect(getShownLists([list])).toEqual([{ ...list, isOn: false }]);
    await switched;
    confirmLists([list], pendingLists);
    expect(getShownLists([list])).toEqual([{ ...list, isOn: false }]);
    confirmLists([{ ...list, isOn: false }], pendingLists);
    expect(pendingLists.getPending().size).toBe(0);
  });
  it('switches the shipped list without its venues', async () => {
    const { actions, getShownLists } = makeActions();
    void actions.switchList({ ...SHIPPED_LIST, venues: list.venues }, false);
    expect(getShownLists([])).toEqual([{ ...SHIPPED_LIST, isOn: false }]);
  });
  it('shows the stored list again and reports the problem if the write fails', async () => {
    const { actions, notifications, getShownLists } = makeActions({
      switchList: async () => err({ kind: 'disk-full' }),
    });
    await actions.switchList(list, false);
    expect(getShownLists([list])).toEqual([list]);
    expect(notifications.getCurrent()).toMatchObject({ kind: 'alert' });
  });
  it('deletes a list and adds it again with Undo', async () => {
    const restoreList = vi.fn(async () => ok(null));
    const { actions, notifications, getShownLists } = makeActions({ restoreList });
    await actions.deleteList(list);
    expect(getShownLists([list])).toEqual([]);
    notifications.getCurrent()?.action?.run();
    expect(restoreList).toHaveBeenCalledWith(list);
    expect(getShownLists([])).toEqual([list]);
  });
  it('reports the number of venues of an added list', async () => {
    const { actions, notifications } = makeActions();
    expect(await actions.addList(list)).toBe(true);
    expect(notifications.getCurrent()?.text).toBe('{"kind":"venue-list-added","name":"mine","count":1}');
  });
});
