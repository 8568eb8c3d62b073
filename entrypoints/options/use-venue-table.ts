import { useCallback, useEffect, useMemo, useState } from 'react';
import { buildUndoAction } from '@/components/library/NotificationBar';
import { formatLibraryMessage } from '@/lib/app/describe/format-library-message';
import { createOptimisticValues } from '@/lib/app/library/optimistic-values';
import { applyPendingRows } from '@/lib/app/library/pending-rows';
import { confirmVenues, createVenueActions, type VenueActions } from '@/lib/app/library/venue-actions';
import {
  confirmLists,
  createVenueListActions,
  type VenueListActions,
} from '@/lib/app/library/venue-list-actions';
import { buildVenueTable, type VenueTable } from '@/lib/app/library/venue-table';
import { send } from '@/lib/browser/messages/send';
import type { Venue } from '@/lib/record/schema/venue';
import type { ListedVenue, VenueList } from '@/lib/record/schema/venue-list';
import { combineLists } from '@/lib/record/venues/lists/combine-lists';
import type { Database } from '@/lib/storage/open-database';
import { listCustomVenues } from '@/lib/storage/queries/list-custom-venues';
import { listStoredVenueLists, loadShippedVenues } from '@/lib/storage/queries/list-venue-lists';
import { schedule } from './schedule';
import type { LibraryActions } from './use-library-actions';
import { useLiveQuery } from './use-live-query';
import { usePending } from './use-optimistic-values';

/**
 * Returns the venue table and its actions, also after changes by other contexts. The table is null until the custom
 * venues are loaded.
 */
export function useVenueTable(
  database: Database,
  libraryActions: LibraryActions,
): { venueTable: VenueTable | null; venueActions: VenueActions; venueListActions: VenueListActions } {
  const [{ pendingVenues, venueActions }] = useState(() => createActions(libraryActions));
  const { lists, venueListActions } = useVenueLists(database, libraryActions);
  const { value: storedVenues } = useLiveQuery(useCallback(() => listCustomVenues(database), [database]));
  const pendingRows = usePending(pendingVenues);
  useEffect(() => {
    if (storedVenues) confirmVenues(storedVenues, pendingVenues);
  });
  const venueTable = useMemo(
    () => (storedVenues ? buildVenueTable(applyPendingRows(storedVenues, pendingRows), lists) : null),
    [storedVenues, pendingRows, lists],
  );
  return { venueTable, venueActions, venueListActions };
}

const NO_VENUES: ListedVenue[] = [];

/** Returns all venue lists and their actions. The shipped list has no venues until its file is read. */
function useVenueLists(
  database: Database,
  libraryActions: LibraryActions,
): { lists: VenueList[]; venueListActions: VenueListActions } {
  const [{ pendingLists, venueListActions }] = useState(() => createListActions(libraryActions));
  const { value: storedLists } = useLiveQuery(useCallback(() => listStoredVenueLists(database), [database]));
  const [shippedVenues, setShippedVenues] = useState(NO_VENUES);
  const pending = usePending(pendingLists);
  useEffect(() => void loadShippedVenues().then(setShippedVenues), []);
  useEffect(() => {
    if (storedLists) confirmLists(storedLists, pendingLists);
  });
  const lists = useMemo(
    () => (storedLists ? combineLists(applyPendingRows(storedLists, pending), shippedVenues) : []),
    [storedLists, pending, shippedVenues],
  );
  return { lists, venueListActions };
}

function createListActions(notifications: LibraryActions) {
  const pendingLists = createOptimisticValues<VenueList | null>(schedule);
  const venueListActions = createVenueListActions({
    saveList: (list) => send('venue-list/save', list),
    restoreList: (list) => send('venue-list/restore', list),
    switchList: (id, isOn) => send('venue-list/switch', { id, isOn }),
    deleteList: (id) => send('venue-list/delete', { id }),
    pendingLists,
    notifications,
    format: formatLibraryMessage,
    buildUndoAction,
  });
  return { pendingLists, venueListActions };
}

function createActions(notifications: LibraryActions) {
  const pendingVenues = createOptimisticValues<Venue | null>(schedule);
  const venueActions = createVenueActions({
    saveVenue: (venue) => send('venue/save', venue),
    deleteVenue: (id) => send('venue/delete', { id }),
    writeVenues: (writes) => send('venue/write', writes),
    pendingVenues,
    notifications,
    format: formatLibraryMessage,
    buildUndoAction,
  });
  return { pendingVenues, venueActions };
}
