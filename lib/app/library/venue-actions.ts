import { hasSameJson } from '@/lib/base/has-same-json';
import type { Result } from '@/lib/base/result';
import type { Venue } from '@/lib/record/schema/venue';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { LibraryMessage, Notification, Notifications } from './notifications';
import type { OptimisticValues } from './optimistic-values';
import { createPendingWrite } from './pending-rows';
import type { VenueKind } from './venue-table';

type AsyncWriteResult<T> = Promise<Result<T, WriteProblem>>;

/** The dependencies of `VenueActions`. Each write is one message to the worker. */
export type VenueActionDeps = {
  saveVenue: (venue: Venue) => AsyncWriteResult<null>;
  /** Returns the deleted venue, or null if it was deleted already. */
  deleteVenue: (id: string) => AsyncWriteResult<Venue | null>;
  /**
   * Saves and deletes custom venues at once. Returns the custom venues that were stored before. If `expected` is given, fails unless
   * exactly these of the written venues are stored, so that an Undo does not overwrite a later change.
   */
  writeVenues: (writes: {
    save: Venue[];
    deleteIds: string[];
    expected?: Venue[];
  }) => AsyncWriteResult<Venue[]>;
  /** The custom venues that database reads do not return yet, by id. Null means that the venue is removed. */
  pendingVenues: OptimisticValues<Venue | null>;
  notifications: Pick<Notifications, 'notify' | 'close' | 'notifyStatus' | 'notifyError'>;
  format: (message: LibraryMessage) => string;
  buildUndoAction: (run: () => void) => Notification['action'];
};

/** The actions on custom venues. Every change is shown at once. Each action returns whether the write succeeded. */
export type VenueActions = {
  saveVenue: (venue: Venue) => Promise<boolean>;
  /** `kind` is the kind of the venue before the deletion. */
  deleteVenue: (venue: Venue, kind: VenueKind) => Promise<boolean>;
  /** Merges a venue that the reader added into another one, which gets its domains and sources. */
  mergeVenues: (target: Venue, merged: Venue) => Promise<boolean>;
};

/** Creates the actions on venues. */
export function createVenueActions(deps: VenueActionDeps): VenueActions {
  const { pendingVenues, notifications, format } = deps;
  const requestChanges = createPendingWrite({ pendingRows: pendingVenues, notifications, format });
  const requestChange = <T>(id: string, pendingVenue: Venue | null, write: () => AsyncWriteResult<T>) =>
    requestChanges(new Map([[id, pendingVenue]]), write);
  const undoDeletion = async (venue: Venue) => {
    await requestChange(venue.id, venue, () =>
      deps.writeVenues({ save: [venue], deleteIds: [], expected: [] }),
    );
  };
  return {
    saveVenue: async (venue) => {
      const { ok: isSaved } = await requestChange(venue.id, venue, () => deps.saveVenue(venue));
      if (isSaved) notifications.notifyStatus(format({ kind: 'venue-saved', name: venue.name }));
      return isSaved;
    },
    deleteVenue: async (venue, venueKind) => {
      const result = await requestChange(venue.id, null, () => deps.deleteVenue(venue.id));
      if (result.ok) {
        // The stored venue may be newer than the one on the page.
        const deletedVenue = result.value ?? venue;
        notifications.notify({
          kind: 'status',
          text: format({ kind: 'venue-deleted', name: venue.name, venueKind }),
          action: deps.buildUndoAction(() => void undoDeletion(deletedVenue)),
          progress: null,
        });
      }
      return result.ok;
    },
    mergeVenues: async (targetVenue, mergedVenue) => {
      const writes = buildMergeWrites(targetVenue, mergedVenue);
      const result = await requestChanges(listPending(writes), () => deps.writeVenues(writes));
      if (!result.ok) return false;
      const undoWrites = buildUndoWrites(writes, result.value);
      notifications.notify({
        kind: 'status',
        text: format({ kind: 'venues-merged', name: mergedVenue.name, targetName: targetVenue.name }),
        action: deps.buildUndoAction(
          () => void requestChanges(listPending(undoWrites), () => deps.writeVenues(undoWrites)),
        ),
        progress: null,
      });
      return true;
    },
  };
}

type VenueWrites = Parameters<VenueActionDeps['writeVenues']>[0];

const buildMergeWrites = (targetVenue: Venue, mergedVenue: Venue): VenueWrites => ({
  save: [{ ...targetVenue, domains: [...new Set([...targetVenue.domains, ...mergedVenue.domains])] }],
  deleteIds: [mergedVenue.id],
});

/** Builds the writes that restore the custom venues that were stored before, and delete the other venues that were saved. */
const buildUndoWrites = ({ save }: VenueWrites, previousVenues: Venue[]): VenueWrites => ({
  save: previousVenues,
  deleteIds: save.map(({ id }) => id).filter((id) => !previousVenues.some((venue) => venue.id === id)),
  expected: save,
});

const listPending = ({ save, deleteIds }: VenueWrites): Map<string, Venue | null> =>
  new Map([
    ...save.map((venue) => [venue.id, venue] as const),
    ...deleteIds.map((id) => [id, null] as const),
  ]);

/** Drops the pending venues that the database now has. Call it after every read of the custom venues. */
export function confirmVenues(storedVenues: Venue[], pendingVenues: OptimisticValues<Venue | null>): void {
  for (const id of pendingVenues.getPending().keys()) {
    const storedVenue = storedVenues.find((venue) => venue.id === id) ?? null;
    pendingVenues.dropIfSaved(id, (pendingVenue) => hasSameJson(pendingVenue, storedVenue));
  }
}
