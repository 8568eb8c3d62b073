import { err } from '@/lib/base/result';
import {
  CHANGE_CHUNK_SIZE,
  isUnfinished,
  type LibraryChange,
  type SourceAction,
} from '@/lib/record/schema/library-change';
import type { SourceStatus } from '@/lib/record/schema/vocabulary';
import type { ChangeFollower, ChangeReply } from './follow-change';
import type { LibraryMessage, Notifications } from './notifications';
import type { OptimisticValues } from './optimistic';
import type { RunningChanges } from './running-changes';
import type { SourceChange } from './source-change';
import { canBeUndone } from './undo';

/** The dependencies of `SourceActions`. The worker makes each change, and its replies contain the progress. */
export type SourceActionDeps = {
  /** Resolves when the page has read the change in its present state. Until then it would offer Undo of an older change. */
  waitUntilListed: (change: LibraryChange) => Promise<void>;
  now: () => Date;
  createId: () => string;
  startChange: (change: {
    id: string;
    at: string;
    action: SourceAction;
    stableIds: string[];
  }) => Promise<ChangeReply>;
  undoChange: (id: string) => Promise<ChangeReply>;
  cancelChange: (id: string) => Promise<ChangeReply>;
  follower: ChangeFollower;
  /**
   * Lists the statuses that a change replaced, for display during its undo. The list is empty for a change of many
   * sources.
   */
  listReplacedStatuses: (change: LibraryChange) => Promise<{ stableId: string; status: SourceStatus }[]>;
  /** The changes that database reads do not return yet, by stable id. */
  pendingChanges: OptimisticValues<SourceChange>;
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
    shownChange: SourceChange | null,
  ): Promise<ChangeReply> => {
    const now = deps.now();
    const hidesUndoUntil = new Date(now.getTime() - 1).toISOString();
    const undoWhenWritten = callOnce(() => {
      void reply.then((result) => result.ok && result.value && actions.undoChange(result.value));
    });
    deps.notifications.notify(null);
    const undo = action.kind === 'restore' ? null : undoWhenWritten;
    const change = { id: deps.createId(), at: now.toISOString(), action, stableIds };
    const reply = deps.runningChanges.run({ hidesUndoUntil, undo }, () =>
      request(deps, assignShownChange(stableIds, shownChange), () => deps.startChange(change)),
    );
    return reply;
  };
  const actions: SourceActions = {
    setStatus: async (ids, status) => {
      const reply = await startChange(ids, { kind: 'status', status }, { kind: 'status', status });
      // If the status of any source changed, the notification with Undo reports that.
      return notifyReply(deps, reply, ({ changedCount }) =>
        changedCount > 0 ? null : { kind: 'status-changed', count: ids.length, status },
      );
    },
    deleteSources: async (ids) => {
      const reply = await startChange(
        ids,
        { kind: 'delete' },
        { kind: 'delete', at: deps.now().toISOString() },
      );
      return notifyReply(deps, reply, () => null);
    },
    restoreSources: async (ids) => {
      const reply = await startChange(ids, { kind: 'restore' }, { kind: 'restore' });
      return notifyReply(deps, reply, (change) =>
        describeRestored(change, change.sourceCount - change.skippedCount),
      );
    },
    editSources: async (ids, edit) => {
      const reply = await startChange(ids, { kind: 'edit', ...edit }, null);
      return notifyReply(deps, reply, describeUnchanged);
    },
    replaceTags: async (from, to) => {
      const reply = await startChange([], { kind: 'replace-tags', from, to }, null);
      return notifyReply(deps, reply, describeUnchanged);
    },
    undoChange: async (change) => {
      deps.notifications.notify(null);
      const reply = await deps.runningChanges.run({ hidesUndoUntil: change.at, undo: null }, () =>
        requestUndo(deps, change),
      );
      return notifyReply(deps, reply, describeUndone);
    },
    cancelChange: async (id) => {
      const reply = await deps.cancelChange(id);
      if (!reply.ok) notifyReply(deps, reply, () => null);
    },
  };
  return actions;
}

async function requestUndo(deps: SourceActionDeps, change: LibraryChange): Promise<ChangeReply> {
  const { kind } = change.action;
  // The views show only these two kinds of changes before they are written.
  if (kind !== 'status' && kind !== 'delete')
    return request(deps, new Map(), () => deps.undoChange(change.id));
  const replacedStatuses = await deps.listReplacedStatuses(change).catch(() => []);
  const shownChanges = replacedStatuses.map(
    ({ stableId, status }) => [stableId, getUndoneChange(change, status)] as const,
  );
  return request(deps, new Map(shownChanges), () => deps.undoChange(change.id));
}

/** Notifies the reader of the end of a change. Returns whether the change succeeded. */
function notifyReply(
  { notifications, format }: Pick<SourceActionDeps, 'notifications' | 'format'>,
  reply: ChangeReply,
  buildMessage: (change: LibraryChange) => LibraryMessage | null,
): boolean {
  const message = describeReply(reply, buildMessage);
  if (message?.kind === 'problem') notifications.notifyError(format(message));
  else if (message) notifications.notifyStatus(format(message));
  else notifications.notify(null);
  return reply.ok && reply.value?.state !== 'failed' && message?.kind !== 'problem';
}

/** Sends a request and waits for the end of the change. Until then, `shownChanges` are displayed. */
async function request(
  { pendingChanges, follower, waitUntilListed }: SourceActionDeps,
  shownChanges: ReadonlyMap<string, SourceChange>,
  send: () => Promise<ChangeReply>,
): Promise<ChangeReply> {
  const sendAndFollow = async (): Promise<ChangeReply> => {
    const reply = await send();
    return reply.ok && reply.value && isUnfinished(reply.value) ? follower.follow(reply.value.id) : reply;
  };
  const outcome = await pendingChanges.request(shownChanges, async () => {
    const reply = await sendAndFollow().catch(toFailedReply);
    // The sources that a failed or cancelled change did not write are shown as they are stored.
    return { ok: reply.ok && !isIncomplete(reply.value), reply };
  });
  if (outcome.reply.ok && outcome.reply.value) await waitUntilListed(outcome.reply.value);
  return outcome.reply;
}

const isIncomplete = (change: LibraryChange | null): boolean =>
  change?.state === 'failed' || change?.state === 'cancelled';

// A database read can reject, for example after the database was closed.
const toFailedReply = (thrown: unknown): ChangeReply =>
  err({ kind: 'store-failed', name: thrown instanceof Error ? thrown.name : String(thrown) });

// A change of many sources shows its progress instead. Its rows change when their chunks are written.
const assignShownChange = (stableIds: string[], change: SourceChange | null): Map<string, SourceChange> =>
  change === null || stableIds.length > CHANGE_CHUNK_SIZE
    ? new Map()
    : new Map(stableIds.map((id) => [id, change]));

/** Describes the end of a change. Returns null if there is no message, or if the notification with Undo has it. */
function describeReply(
  reply: ChangeReply,
  buildMessage: (change: LibraryChange) => LibraryMessage | null,
): LibraryMessage | null {
  if (!reply.ok) return { kind: 'problem', problem: reply.problem };
  const change = reply.value;
  if (!change) return null;
  if (isIncomplete(change) && canBeUndone(change)) return null;
  return change.problem ? { kind: 'problem', problem: change.problem } : buildMessage(change);
}

/** If any source changed, the notification with Undo reports that. */
const describeUnchanged = ({ changedCount }: LibraryChange): LibraryMessage | null =>
  changedCount > 0 ? null : { kind: 'nothing-changed' };

function describeUndone(change: LibraryChange): LibraryMessage {
  const count = change.undoneCount;
  if (change.action.kind === 'delete') return describeRestored(change, count);
  return { kind: change.action.kind === 'status' ? 'status-change-undone' : 'edit-undone', count };
}

function describeRestored(change: LibraryChange, count: number): LibraryMessage {
  if (count === 0 && change.urlHolderTitle !== null)
    return { kind: 'problem', problem: { kind: 'url-taken', title: change.urlHolderTitle } };
  return { kind: 'restored', count, skippedCount: change.skippedCount };
}

const getUndoneChange = ({ action }: LibraryChange, status: SourceStatus): SourceChange =>
  action.kind === 'delete' ? { kind: 'restore' } : { kind: 'status', status };

function callOnce(callback: () => void): () => void {
  let isCalled = false;
  return () => {
    if (isCalled) return;
    isCalled = true;
    callback();
  };
}
