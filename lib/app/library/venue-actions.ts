import type { Result } from '@/lib/base/result';
import type { Venue } from '@/lib/record/schema/venue';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { LibraryMessage, Notifications } from './notifications';
import type { OptimisticValues } from './optimistic';
import type { VenueKind } from './venue-table';

type AsyncWriteResult<T> = Promise<Result<T, WriteProblem>>;

/** The dependencies of `VenueActions`. Each write is one message to the worker. */
export type VenueActionDeps = {
  saveVenue: (venue: Venue) => AsyncWriteResult<null>;
  /** Returns the removed venue, or null if it was removed already. */
  removeVenue: (id: string) => AsyncWriteResult<Venue | null>;
  /** The custom venues that database reads do not return yet, by id. Null means that the venue is removed. */
  pendingVenues: OptimisticValues<Venue | null>;
  notifications: Pick<Notifications, 'notify' | 'notifyStatus' | 'notifyError'>;
  format: (message: LibraryMessage) => string;
  undoLabel: string;
};

/** The actions on custom venues. Every change is shown at once. Each action returns whether the write succeeded. */
export type VenueActions = {
  saveVenue: (venue: Venue) => Promise<boolean>;
  /** `kind` is the kind of the venue before the removal. */
  removeVenue: (venue: Venue, kind: VenueKind) => Promise<boolean>;
};

/** Creates the actions on venues. */
export function createVenueActions(deps: VenueActionDeps): VenueActions {
  const { pendingVenues, notifications, format } = deps;
  const requestChange = async <T>(
    id: string,
    pendingVenue: Venue | null,
    write: () => AsyncWriteResult<T>,
  ) => {
    // A notification about an earlier change would offer the wrong Undo.
    notifications.notify(null);
    const result = await pendingVenues.request(new Map([[id, pendingVenue]]), write);
    if (!result.ok) notifications.notifyError(format({ kind: 'problem', problem: result.problem }));
    return result;
  };
  const undoRemoval = async (venue: Venue) => {
    await requestChange(venue.id, venue, () => deps.saveVenue(venue));
  };
  return {
    saveVenue: async (venue) => {
      const { ok: isSaved } = await requestChange(venue.id, venue, () => deps.saveVenue(venue));
      if (isSaved) notifications.notifyStatus(format({ kind: 'venue-saved', name: venue.name }));
      return isSaved;
    },
    removeVenue: async (venue, venueKind) => {
      const result = await requestChange(venue.id, null, () => deps.removeVenue(venue.id));
      if (result.ok) {
        // The stored venue may be newer than the one on the page.
        const removedVenue = result.value ?? venue;
        notifications.notify({
          kind: 'status',
          text: format({ kind: 'venue-removed', name: venue.name, venueKind }),
          action: { label: deps.undoLabel, run: () => void undoRemoval(removedVenue) },
          progress: null,
        });
      }
      return result.ok;
    },
  };
}

/** Applies the pending changes to the stored custom venues, for display. */
export function applyPendingVenues(
  storedVenues: Venue[],
  pending: ReadonlyMap<string, Venue | null>,
): Venue[] {
  if (pending.size === 0) return storedVenues;
  const changedVenues = [...pending.values()].filter((venue) => venue !== null);
  return [...changedVenues, ...storedVenues.filter(({ id }) => !pending.has(id))];
}

/** Drops the pending changes that are stored. Call it after every read of the custom venues. */
export function confirmVenues(storedVenues: Venue[], pendingVenues: OptimisticValues<Venue | null>): void {
  for (const id of pendingVenues.getPending().keys()) {
    const storedVenue = storedVenues.find((venue) => venue.id === id) ?? null;
    pendingVenues.confirm(id, (pendingVenue) => JSON.stringify(pendingVenue) === JSON.stringify(storedVenue));
  }
}
