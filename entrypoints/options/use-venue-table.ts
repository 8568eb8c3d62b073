import { useCallback, useEffect, useMemo, useState } from 'react';
import { formatLibraryMessage } from '@/lib/app/describe/format-library-message';
import { createOptimisticValues } from '@/lib/app/library/optimistic';
import {
  applyPendingVenues,
  confirmVenues,
  createVenueActions,
  type VenueActions,
} from '@/lib/app/library/venue-actions';
import { buildVenueTable, type VenueTable } from '@/lib/app/library/venue-table';
import { t } from '@/lib/browser/i18n/message';
import { send } from '@/lib/browser/messages/send';
import type { Venue } from '@/lib/record/schema/venue';
import type { Database } from '@/lib/storage/open-database';
import { listCustomVenues } from '@/lib/storage/queries/list-custom-venues';
import { schedule } from './schedule';
import type { LibraryActions } from './use-library-actions';
import { useLiveQuery } from './use-live-query';
import { usePending } from './use-optimistic';

/**
 * Returns the venue table and its actions, also after changes by other contexts. The table is null until the custom
 * venues are loaded.
 */
export function useVenueTable(
  database: Database,
  libraryActions: LibraryActions,
): { venueTable: VenueTable | null; venueActions: VenueActions } {
  const [{ pendingVenues, venueActions }] = useState(() => createActions(libraryActions));
  const { value: storedVenues } = useLiveQuery(useCallback(() => listCustomVenues(database), [database]));
  const pending = usePending(pendingVenues);
  useEffect(() => {
    if (storedVenues) confirmVenues(storedVenues, pendingVenues);
  });
  const venueTable = useMemo(
    () => (storedVenues ? buildVenueTable(applyPendingVenues(storedVenues, pending)) : null),
    [storedVenues, pending],
  );
  return { venueTable, venueActions };
}

function createActions(notifications: LibraryActions) {
  const pendingVenues = createOptimisticValues<Venue | null>(schedule);
  const venueActions = createVenueActions({
    saveVenue: (venue) => send('venue/save', venue),
    removeVenue: (id) => send('venue/delete', { id }),
    pendingVenues,
    notifications,
    format: formatLibraryMessage,
    undoLabel: t('libraryUndo'),
  });
  return { pendingVenues, venueActions };
}
