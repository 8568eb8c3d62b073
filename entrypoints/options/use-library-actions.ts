import { useEffect, useMemo, useState } from 'react';
import { buildUndoAction, type Notification } from '@/components/library/NotificationBar';
import { formatProblem } from '@/lib/app/describe/format-problem';
import { tCount } from '@/lib/browser/i18n/message';
import { getSectionName } from '@/lib/browser/i18n/section-names';
import { send } from '@/lib/browser/messages/send';
import type { SourceStatus } from '@/lib/record/schema/vocabulary';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { Database } from '@/lib/storage/open-database';
import { lastDeletion } from '@/lib/storage/settings/settings';
import {
  countSources,
  parseStableIds,
  performWithUndo,
  type StatusChange,
  setStatus,
  undoStatusChange,
} from './set-status';

/** What can be done with sources from everywhere on the page. Each tells how it went in the note at the foot. */
export type LibraryActions = {
  setStatus: (stableIds: string[], status: SourceStatus) => Promise<void>;
  undoStatusChange: (change: StatusChange) => Promise<void>;
  deleteSources: (stableIds: string[]) => Promise<void>;
  restoreSources: (stableIds: string[]) => Promise<void>;
  notify: (notification: Notification | null) => void;
  notifyStatus: (text: string) => void;
  notifyError: (text: string) => void;
};

/** The desk and the note it last left. */
export function useLibraryActions(database: Database): {
  libraryActions: LibraryActions;
  notification: Notification | null;
} {
  const [notification, setNotification] = useState<Notification | null>(null);
  const libraryActions = useMemo(() => createLibraryActions(database, setNotification), [database]);
  useEffect(() => {
    if (!notification || !isTransient(notification)) return;
    const timer = setTimeout(() => setNotification(null), STATUS_DURATION_MS);
    return () => clearTimeout(timer);
  }, [notification]);
  return { libraryActions, notification };
}

const STATUS_DURATION_MS = 15_000;

// What only says that something is done does not lie about once it is read, or beside a later message that gainsays it.
const isTransient = ({ kind, action, progress }: Notification): boolean =>
  kind === 'status' && action === null && progress === null;

function createLibraryActions(
  database: Database,
  notify: (notification: Notification | null) => void,
): LibraryActions {
  const notifyText = (kind: Notification['kind'], text: string) =>
    notify({ kind, text, action: null, progress: null });
  const notifyStatus = (text: string) => notifyText('status', text);
  const notifyError = (text: string) => notifyText('alert', text);
  const notifyResult = (reply: CountResult, formatMessage: (count: number) => string) =>
    reply.ok ? notifyStatus(formatMessage(reply.value)) : notifyError(formatProblem(reply.problem));
  return {
    notify,
    notifyStatus,
    notifyError,
    setStatus: async (ids, status) => {
      const reply = await setStatus(database, ids, status);
      if (!reply.ok) return notifyError(formatProblem(reply.problem));
      if (reply.value > 0) return notify(null);
      notifyStatus(tCount('libraryMoved', ids.length, getSectionName(status)));
    },
    undoStatusChange: async (change) =>
      notifyResult(await undoStatusChange(database, change), (count) => tCount('libraryMovedBack', count)),
    deleteSources: async (ids) => {
      const deletion = { at: new Date().toISOString(), stableIds: ids };
      const reply = await performWithUndo(lastDeletion, deletion, () =>
        send('source/delete', { stableIds: parseStableIds(ids) }),
      );
      if (!reply.ok) return notifyError(formatProblem(reply.problem));
      notify(null);
    },
    restoreSources: async (ids) => {
      const reply = await send('source/restore', { stableIds: parseStableIds(ids) });
      notifyResult(reply, (count) => tCount('libraryRestored', count));
      if (reply.ok) await lastDeletion.set(null);
    },
  };
}

type CountResult = { ok: true; value: number } | { ok: false; problem: WriteProblem };

/** The note that offers to undo the last deletion. */
export const createDeletionNotification = (stableIds: string[], undo: () => void): Notification => ({
  kind: 'status',
  text: tCount('libraryDeleted', stableIds.length),
  action: buildUndoAction(undo),
  progress: null,
});

/** The note that offers to undo the last change of status. */
export const createStatusNotification = (
  { status, before }: StatusChange,
  undo: () => void,
): Notification => ({
  kind: 'status',
  text: tCount('libraryMoved', countSources(before), getSectionName(status)),
  action: buildUndoAction(undo),
  progress: null,
});
