import type { Result } from '@/lib/base/result';
import type { Venue } from '@/lib/record/schema/venue';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { LibraryMessage, Notifications } from './notifications';
import type { Optimistic } from './optimistic';
import type { VenueKind } from './venue-table';

type AsyncWriteResult<T> = Promise<Result<T, WriteProblem>>;

/** The dependencies of the actions. Each write is one message to the worker. */
export type VenueActionDeps = {
  saveVenue: (venue: Venue) => AsyncWriteResult<null>;
  /** Returns the removed venue, or null if it was removed already. */
  removeVenue: (id: string) => AsyncWriteResult<Venue | null>;
  /** The reader's venues that database reads do not return yet, by id; null for a removed one. */
  pendingVenues: Optimistic<Venue | null>;
  notifications: Pick<Notifications, 'notify' | 'notifyStatus' | 'notifyError'>;
  format: (message: LibraryMessage) => string;
  undoLabel: string;
};

/** The actions on the reader's venues. Each change is shown at once; the action resolves to whether it was written. */
export type VenueActions = {
  saveVenue: (venue: Venue) => Promise<boolean>;
  /** `kind` is the kind of the venue before the removal. */
  removeVenue: (venue: Venue, kind: VenueKind) => Promise<boolean>;
};

/** Creates the actions on venues. */
export function createVenueActions(deps: VenueActionDeps): VenueActions {
  const { pendingVenues, notifications, format } = deps;
  const request = async <T>(id: string, value: Venue | null, write: () => AsyncWriteResult<T>) => {
    // A message about an earlier change would offer the wrong Undo.
    notifications.notify(null);
    const reply = await pendingVenues.request(new Map([[id, value]]), write);
    if (!reply.ok) notifications.notifyError(format({ kind: 'problem', problem: reply.problem }));
    return reply;
  };
  const undoRemoval = async (venue: Venue) => {
    await request(venue.id, venue, () => deps.saveVenue(venue));
  };
  return {
    saveVenue: async (venue) => {
      const { ok: isSaved } = await request(venue.id, venue, () => deps.saveVenue(venue));
      if (isSaved) notifications.notifyStatus(format({ kind: 'venue-saved', name: venue.name }));
      return isSaved;
    },
    removeVenue: async (venue, venueKind) => {
      const reply = await request(venue.id, null, () => deps.removeVenue(venue.id));
      if (reply.ok) {
        // The stored venue may be newer than the one on the page.
        const removedVenue = reply.value ?? venue;
        notifications.notify({
          kind: 'status',
          text: format({ kind: 'venue-removed', name: venue.name, venueKind }),
          action: { label: deps.undoLabel, run: () => void undoRemoval(removedVenue) },
          progress: null,
        });
      }
      return reply.ok;
    },
  };
}

/** Applies the pending changes to the stored venues, for display. */
export function applyPendingVenues(
  storedVenues: Venue[],
  pending: ReadonlyMap<string, Venue | null>,
): Venue[] {
  if (pending.size === 0) return storedVenues;
  const changedVenues = [...pending.values()].filter((venue) => venue !== null);
  return [...changedVenues, ...storedVenues.filter(({ id }) => !pending.has(id))];
}

/** Drops the pending venues that are stored. Called after every read of the reader's venues. */
export function confirmVenues(storedVenues: Venue[], pendingVenues: Optimistic<Venue | null>): void {
  for (const id of pendingVenues.getPending().keys()) {
    const stored = storedVenues.find((venue) => venue.id === id) ?? null;
    pendingVenues.confirm(id, (value) => JSON.stringify(value) === JSON.stringify(stored));
  }
}
