import type { Result } from '@/lib/base/result';
import type { VenueList } from '@/lib/record/schema/venue-list';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { SHIPPED_LIST } from '@/lib/record/venues/lists/shipped-list';
import type { LibraryMessage, Notification, Notifications } from './notifications';
import type { OptimisticValues } from './optimistic-values';
import { createPendingWrite } from './pending-rows';

type AsyncWriteResult<T> = Promise<Result<T, WriteProblem>>;

/** The dependencies of `VenueListActions`. Each write is one message to the worker. */
export type VenueListActionDeps = {
  saveList: (list: VenueList) => AsyncWriteResult<null>;
  /** Adds a deleted list again, unless that would overwrite a later change or import. */
  restoreList: (list: VenueList) => AsyncWriteResult<null>;
  switchList: (id: string, isOn: boolean) => AsyncWriteResult<null>;
  /** Returns the deleted list, or null if it was deleted already. */
  deleteList: (id: string) => AsyncWriteResult<VenueList | null>;
  /** The rows that database reads do not return yet, by id. Null means that the list is removed. */
  pendingLists: OptimisticValues<VenueList | null>;
  notifications: Pick<Notifications, 'notify' | 'close' | 'notifyStatus' | 'notifyError'>;
  format: (message: LibraryMessage) => string;
  buildUndoAction: (run: () => void) => Notification['action'];
};

/** The actions on venue lists. Every change is shown at once. */
export type VenueListActions = {
  /** Adds a list. Resolves to whether it was saved. */
  addList: (list: VenueList) => Promise<boolean>;
  switchList: (list: VenueList, isOn: boolean) => Promise<void>;
  deleteList: (list: VenueList) => Promise<void>;
};

/** Creates the actions on venue lists. */
export function createVenueListActions(deps: VenueListActionDeps): VenueListActions {
  const { pendingLists, notifications, format } = deps;
  const requestChanges = createPendingWrite({ pendingRows: pendingLists, notifications, format });
  const requestChange = <T>(id: string, pendingList: VenueList | null, write: () => AsyncWriteResult<T>) =>
    requestChanges(new Map([[id, pendingList]]), write);
  return {
    addList: async (list) => {
      const { ok: isSaved } = await requestChange(list.id, list, () => deps.saveList(list));
      if (isSaved)
        notifications.notifyStatus(
          format({ kind: 'venue-list-added', name: list.name, count: list.venues.length }),
        );
      return isSaved;
    },
    switchList: async (list, isOn) => {
      // The shipped list is stored without its venues.
      const venues = list.id === SHIPPED_LIST.id ? [] : list.venues;
      await requestChange(list.id, { ...list, venues, isOn }, () => deps.switchList(list.id, isOn));
    },
    deleteList: async (list) => {
      const result = await requestChange(list.id, null, () => deps.deleteList(list.id));
      if (!result.ok) return;
      notifications.notify({
        kind: 'status',
        text: format({ kind: 'venue-list-deleted', name: list.name }),
        action: deps.buildUndoAction(() => void requestChange(list.id, list, () => deps.restoreList(list))),
        progress: null,
      });
    },
  };
}

/** Drops the pending changes that the database now has. Call it after every read of the lists. */
export function confirmLists(
  storedLists: VenueList[],
  pendingLists: OptimisticValues<VenueList | null>,
): void {
  for (const id of pendingLists.getPending().keys()) {
    const storedList = storedLists.find((list) => list.id === id);
    pendingLists.dropIfSaved(id, (pendingList) => pendingList?.isOn === storedList?.isOn);
  }
}
