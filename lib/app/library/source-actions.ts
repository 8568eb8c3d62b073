import { err } from '@/lib/base/result';
import {
  CHANGE_CHUNK_SIZE,
  isUnfinished,
  type LibraryChange,
  type SourceAction,
} from '@/lib/record/schema/library-change';
import type { SourceStatus } from '@/lib/record/schema/vocabulary';
import type { ChangeFollower, ChangeResponse } from './follow-change';
import type { LibraryMessage, Notifications } from './notifications';
import type { OptimisticValues } from './optimistic-values';
import type { RunningChanges } from './running-changes';
import type { SourcePatch } from './source-patch';
import { canBeUndone } from './undo';

/** The dependencies of `SourceActions`. The worker makes each change, and its responses contain the progress. */
export type SourceActionDeps = {
  /**
   * Resolves when the page has read the change in its present state from the database. Before that, the page
   * would offer Undo of an older change.
   */
  waitUntilLoaded: (change: LibraryChange) => Promise<void>;
  now: () => Date;
  createId: () => string;
  startChange: (change: {
    id: string;
    at: string;
    action: SourceAction;
    stableIds: string[];
  }) => Promise<ChangeResponse>;
  undoChange: (id: string) => Promise<ChangeResponse>;
  cancelChange: (id: string) => Promise<ChangeResponse>;
  follower: ChangeFollower;
  /**
   * Lists the statuses that a change replaced, for display during its undo. The list is empty for a change of many
   * sources.
   */
  listReplacedStatuses: (change: LibraryChange) => Promise<{ stableId: string; status: SourceStatus }[]>;
  /** The changes that database reads do not return yet, by stable id. */
  pendingChanges: OptimisticValues<SourcePatch>;
  runningChanges: RunningChanges;
  notifications: Notifications;
  format: (message: LibraryMessage) => string;
};

/** What a change of many sources sets. `addTags` and `removeTags` are empty unless it changes tags. */
export type BulkEdit = Omit<Extract<SourceAction, { kind: 'edit' }>, 'kind'>;

/**
 * The actions on sources. A change of few sources is shown at once. If its write fails, it is reverted and a
 * notification states the reason. A change of many sources is shown chunk by chunk with its progress. Each action
 * returns whether it succeeded.
 */
export type SourceActions = {
  setStatus: (stableIds: string[], status: SourceStatus) => Promise<boolean>;
  deleteSources: (stableIds: string[]) => Promise<boolean>;
  restoreSources: (stableIds: string[]) => Promise<boolean>;
  /** Sets fields of sources, or adds and removes tags. */
  editSources: (stableIds: string[], edit: BulkEdit) => Promise<boolean>;
  /** Renames, merges or (`to` null) deletes tags in all sources. */
  replaceTags: (from: string[], to: string | null) => Promise<boolean>;
  /** Undoes a change. If it was cancelled or failed, undoes the part that was written. */
  undoChange: (change: LibraryChange) => Promise<boolean>;
  /** Stops a change, or its undo, after the chunk in progress. */
  cancelChange: (id: string) => Promise<void>;
};

/** Creates the actions on sources. */
export function createSourceActions(deps: SourceActionDeps): SourceActions {
  const startChange = (
    stableIds: string[],
    action: SourceAction,
    shownChange: SourcePatch | null,
  ): Promise<ChangeResponse> => {
    const now = deps.now();
    const latestHiddenUndoAt = new Date(now.getTime() - 1).toISOString();
    const undoWhenWritten = limitToOneCall(() => {
      void response.then((result) => result.ok && result.value && actions.undoChange(result.value));
    });
    // An Undo that only this page has, such as that of a deleted venue, stays available.
    deps.notifications.close();
    const undo = action.kind === 'restore' ? null : undoWhenWritten;
    const change = { id: deps.createId(), at: now.toISOString(), action, stableIds };
    const response = deps.runningChanges.run({ latestHiddenUndoAt, undo }, () =>
      requestChange(deps, buildShownChanges(stableIds, shownChange), () => deps.startChange(change)),
    );
    return response;
  };
  const actions: SourceActions = {
    setStatus: async (ids, status) => {
      const response = await startChange(ids, { kind: 'status', status }, { kind: 'status', status });
      // If the status of any source changed, the notification with Undo says so, and no other message is
      // needed.
      return notifyResponse(deps, response, ({ changedCount }) =>
        changedCount > 0 ? null : { kind: 'status-changed', count: ids.length, status },
      );
    },
    deleteSources: async (ids) => {
      const response = await startChange(
        ids,
        { kind: 'delete' },
        { kind: 'delete', at: deps.now().toISOString() },
      );
      return notifyResponse(deps, response, () => null);
    },
    restoreSources: async (ids) => {
      const response = await startChange(ids, { kind: 'restore' }, { kind: 'restore' });
      return notifyResponse(deps, response, (change) =>
        describeRestored(change, change.sourceCount - change.skippedCount),
      );
    },
    editSources: async (ids, edit) => {
      const response = await startChange(ids, { kind: 'edit', ...edit }, null);
      return notifyResponse(deps, response, describeUnchanged);
    },
    replaceTags: async (from, to) => {
      const response = await startChange([], { kind: 'replace-tags', from, to }, null);
      return notifyResponse(deps, response, describeUnchanged);
    },
    undoChange: async (change) => {
      deps.notifications.close();
      const response = await deps.runningChanges.run({ latestHiddenUndoAt: change.at, undo: null }, () =>
        requestUndo(deps, change),
      );
      return notifyResponse(deps, response, describeUndone);
    },
    cancelChange: async (id) => {
      const response = await deps.cancelChange(id);
      if (!response.ok) notifyResponse(deps, response, () => null);
    },
  };
  return actions;
}

async function requestUndo(deps: SourceActionDeps, change: LibraryChange): Promise<ChangeResponse> {
  const { kind } = change.action;
  // Only changes of status and deletions are shown before they are written.
  if (kind !== 'status' && kind !== 'delete')
    return requestChange(deps, new Map(), () => deps.undoChange(change.id));
  const replacedStatuses = await deps.listReplacedStatuses(change).catch(() => []);
  const shownChanges = replacedStatuses.map(
    ({ stableId, status }) => [stableId, getUndoneChange(change, status)] as const,
  );
  return requestChange(deps, new Map(shownChanges), () => deps.undoChange(change.id));
}

/** Notifies the reader of the end of a change. Returns whether the change succeeded. */
function notifyResponse(
  { notifications, format }: Pick<SourceActionDeps, 'notifications' | 'format'>,
  response: ChangeResponse,
  buildMessage: (change: LibraryChange) => LibraryMessage | null,
): boolean {
  const message = describeResponse(response, buildMessage);
  if (message?.kind === 'problem') notifications.notifyError(format(message));
  else if (message) notifications.notifyStatus(format(message));
  else notifications.close();
  return response.ok && response.value?.state !== 'failed' && message?.kind !== 'problem';
}

/** Sends the request for a change and waits until the change ends. Until then, the views show `shownChanges`. */
async function requestChange(
  { pendingChanges, follower, waitUntilLoaded }: SourceActionDeps,
  shownChanges: ReadonlyMap<string, SourcePatch>,
  send: () => Promise<ChangeResponse>,
): Promise<ChangeResponse> {
  const sendAndFollow = async (): Promise<ChangeResponse> => {
    const response = await send();
    return response.ok && response.value && isUnfinished(response.value)
      ? follower.follow(response.value.id)
      : response;
  };
  const outcome = await pendingChanges.save(shownChanges, async () => {
    const response = await sendAndFollow().catch(toFailedResponse);
    // The sources that a failed or cancelled change did not write are shown as they are stored.
    return { ok: response.ok && !isIncomplete(response.value), response };
  });
  if (outcome.response.ok && outcome.response.value) await waitUntilLoaded(outcome.response.value);
  return outcome.response;
}

const isIncomplete = (change: LibraryChange | null): boolean =>
  change?.state === 'failed' || change?.state === 'cancelled';

// A database read can reject, for example after the database was closed.
const toFailedResponse = (thrown: unknown): ChangeResponse =>
  err({ kind: 'store-failed', name: thrown instanceof Error ? thrown.name : String(thrown) });

// A change of many sources shows its progress instead. Its rows change when their chunks are written.
const buildShownChanges = (stableIds: string[], change: SourcePatch | null): Map<string, SourcePatch> =>
  change === null || stableIds.length > CHANGE_CHUNK_SIZE
    ? new Map()
    : new Map(stableIds.map((id) => [id, change]));

/** Describes the end of a change. Returns null if there is nothing to say, or if the notification with Undo says it. */
function describeResponse(
  response: ChangeResponse,
  buildMessage: (change: LibraryChange) => LibraryMessage | null,
): LibraryMessage | null {
  if (!response.ok) return { kind: 'problem', problem: response.problem };
  const change = response.value;
  if (!change) return null;
  if (isIncomplete(change) && canBeUndone(change)) return null;
  return change.problem ? { kind: 'problem', problem: change.problem } : buildMessage(change);
}

/** Returns null if any source changed, because the notification with Undo says so. */
const describeUnchanged = ({ changedCount }: LibraryChange): LibraryMessage | null =>
  changedCount > 0 ? null : { kind: 'nothing-changed' };

function describeUndone(change: LibraryChange): LibraryMessage {
  const count = change.undoneCount;
  if (change.action.kind === 'delete') return describeRestored(change, count);
  if (change.action.kind === 'import')
    return { kind: 'import-undone', count, remainingCount: change.changedCount - count };
  if (change.action.kind === 'add-pdf')
    return {
      kind: 'added-pdf-undone',
      count,
      remainingCount: change.changedCount - count,
      title: change.action.title,
    };
  return { kind: change.action.kind === 'status' ? 'status-change-undone' : 'edit-undone', count };
}

function describeRestored(change: LibraryChange, count: number): LibraryMessage {
  if (count === 0 && change.urlHolderTitle !== null)
    return { kind: 'problem', problem: { kind: 'url-taken', title: change.urlHolderTitle } };
  return { kind: 'restored', count, skippedCount: change.skippedCount };
}

const getUndoneChange = ({ action }: LibraryChange, status: SourceStatus): SourcePatch =>
  action.kind === 'delete' ? { kind: 'restore' } : { kind: 'status', status };

function limitToOneCall(callback: () => void): () => void {
  let isCalled = false;
  return () => {
    if (isCalled) return;
    isCalled = true;
    callback();
  };
}
