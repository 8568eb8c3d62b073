import type { ImportCounts } from '@/lib/record/schema/import-counts';
import type { LibraryChange } from '@/lib/record/schema/library-change';
import type { RestoreCounts } from '@/lib/record/schema/restore-counts';
import type { UnfinishedImport } from '@/lib/record/schema/unfinished-import';
import type { SourceStatus } from '@/lib/record/schema/vocabulary';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { SyncedField } from '@/lib/wiki/model/sync';
import type { ImportProblem } from './import-contents';
import type { VenueKind } from './venue-table';

/** A message at the bottom of the page, with at most one action. */
export type Notification = {
  kind: 'status' | 'alert';
  text: string;
  /** `keyShortcuts` are the keys that run the action anywhere on the page, in the syntax of `aria-keyshortcuts`. */
  action: { label: string; run: () => void; keyShortcuts?: string } | null;
  /** The id of the stored change that the action undoes. An Undo without it is not stored. */
  changeId?: string;
  /** The progress of a task, 0 to 1, or null if no task is running. */
  progress: number | null;
};

/** The counts of what was restored. `problem` is null if the reader cancelled the restore or all intact parts were restored. */
export type RestoreResult = {
  countsByKind: ReadonlyMap<string, RestoreCounts>;
  isFinished: boolean;
  problem: WriteProblem | null;
};

/** What a notification of the library reports. `formatLibraryMessage` has the sentence of each kind. */
export type LibraryMessage =
  | { kind: 'status-changed'; count: number; status: SourceStatus }
  | { kind: 'status-change-undone'; count: number }
  | { kind: 'edit-undone'; count: number }
  /** `remainingCount` sources stay as they are, because they were changed after the import. */
  | { kind: 'import-undone'; count: number; remainingCount: number }
  /** The texts and files of PDFs were removed from `count` sources. `title` is the title of the first one. */
  | { kind: 'added-pdf-undone'; count: number; remainingCount: number; title: string }
  /** All sources had the new values already. */
  | { kind: 'nothing-changed' }
  /** `skippedCount` sources stay in the bin, because another source has their URL. */
  | { kind: 'restored'; count: number; skippedCount: number }
  /** An unfinished change of many sources. */
  | { kind: 'changing'; change: LibraryChange }
  /** A change that can be undone, even if it was cancelled or failed. */
  | { kind: 'changed'; change: LibraryChange }
  | { kind: 'venue-saved'; name: string }
  | { kind: 'venue-deleted'; name: string; venueKind: VenueKind }
  | { kind: 'venues-merged'; name: string; targetName: string }
  | { kind: 'venue-list-added'; name: string; count: number }
  | { kind: 'venue-list-deleted'; name: string }
  | { kind: 'choice-made'; count: number; wiki: string }
  | { kind: 'choice-sent'; wiki: string; fields: SyncedField[] }
  | { kind: 'choice-edited'; fields: SyncedField[] }
  | { kind: 'draft-deleted' }
  | { kind: 'exporting' }
  /** `areInvalidRowsIncluded`: the file contains the invalid rows as they are stored. */
  | { kind: 'exported'; count: number; invalidRowCount: number; areInvalidRowsIncluded: boolean }
  | { kind: 'export-cancelled' }
  | { kind: 'export-disk-full' }
  | { kind: 'export-failed'; reason: string }
  | { kind: 'reading-import' }
  | { kind: 'import-reading-cancelled' }
  | { kind: 'importing' }
  | { kind: 'imported'; counts: ImportCounts; venueCount: number }
  /** `problem` is null if the reader cancelled the import. */
  | {
      kind: 'import-stopped';
      counts: ImportCounts;
      venueCount: number;
      remainingCount: number;
      problem: ImportProblem | null;
    }
  /** The page of the import was closed. `doneCount` of the sources were imported or skipped. */
  | ({ kind: 'import-interrupted' } & UnfinishedImport)
  | { kind: 'import-other-version'; foundVersion: string }
  | { kind: 'import-file-changed' }
  | { kind: 'import-no-address-column'; fileName: string; columns: string[] }
  | { kind: 'not-an-export'; fileName: string }
  | { kind: 'import-failed'; reason: string }
  | { kind: 'backing-up' }
  /** `folder` is the folder of the file, or null if it was downloaded. */
  | { kind: 'backed-up'; count: number; bytes: number; folder: string | null }
  | { kind: 'backup-cancelled' }
  | { kind: 'backup-disk-full' }
  | { kind: 'backup-not-verified' }
  | { kind: 'backup-failed'; reason: string }
  | { kind: 'checking-backup' }
  | { kind: 'not-a-backup' }
  | { kind: 'newer-backup' }
  | { kind: 'restoring-backup' }
  | ({ kind: 'restored-backup' } & RestoreResult)
  | { kind: 'problem'; problem: WriteProblem };

/**
 * An Undo whose notification was closed or replaced. A menu still offers it, or the stored change with the id `changeId`. `postedAt` is
 * when the notification was posted (ISO 8601).
 */
export type ClosedUndo = { text: string; undo: () => void; postedAt: string; changeId: string | null };

/** Shows one notification at a time. */
export type Notifications = {
  getCurrent: () => Notification | null;
  /** Lists the Undos that the reader did not use, the latest first, without that of the current notification. */
  getClosedUndos: () => readonly ClosedUndo[];
  /** Calls `listener` after every change. Returns a function that unsubscribes it. */
  subscribe: (listener: () => void) => () => void;
  /** Replaces the current notification. Its Undo stays available. */
  notify: (notification: Notification) => void;
  /** Closes the current notification. Its Undo stays available. */
  close: () => void;
  /** Closes the current notification if it has this text, because it no longer applies. */
  closeNotificationWithText: (text: string) => void;
  notifyStatus: (text: string) => void;
  notifyError: (text: string) => void;
};

/** The time in ms after which a success message without an action closes. */
export const STATUS_DURATION_MS = 15_000;

/** The time in ms after which a success message with Undo closes. */
export const UNDO_DURATION_MS = 60_000;

/** The number of Undos that a menu offers. */
export const MAX_UNDO_STEPS = 10;

/**
 * Creates an empty notification area. `schedule` calls `callback` after `ms` milliseconds. It returns a function that
 * cancels the call.
 */
export function createNotifications(
  schedule: (ms: number, callback: () => void) => () => void,
  now: () => Date,
): Notifications {
  const listeners = new Set<() => void>();
  let currentNotification: Notification | null = null;
  let unusedUndos: readonly ClosedUndo[] = [];
  let closedUndos: readonly ClosedUndo[] = [];
  let cancelClosing = () => {};
  const emit = () => {
    closedUndos = unusedUndos.filter(({ undo }) => undo !== currentNotification?.action?.run);
    for (const listener of listeners) listener();
  };
  const show = (notification: Notification | null) => {
    cancelClosing();
    currentNotification = notification;
    const durationMs = notification && getDurationMs(notification);
    cancelClosing = durationMs === null ? () => {} : schedule(durationMs, close);
    emit();
  };
  const createUndo = ({ text, action, changeId }: UndoableNotification): ClosedUndo => {
    let isUsed = false;
    const undo = () => {
      if (isUsed) return;
      isUsed = true;
      unusedUndos = unusedUndos.filter((unusedUndo) => unusedUndo !== createdUndo);
      action.run();
      emit();
    };
    const createdUndo = { text, undo, postedAt: now().toISOString(), changeId: changeId ?? null };
    return createdUndo;
  };
  const notify = (notification: Notification) => {
    if (isUndoable(notification)) {
      const createdUndo = createUndo(notification);
      unusedUndos = [createdUndo, ...unusedUndos].slice(0, MAX_UNDO_STEPS);
      return show({ ...notification, action: { ...notification.action, run: createdUndo.undo } });
    }
    show(notification);
  };
  const close = () => show(null);
  const notifyText = (kind: Notification['kind'], text: string) =>
    notify({ kind, text, action: null, progress: null });
  return {
    getCurrent: () => currentNotification,
    getClosedUndos: () => closedUndos,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    notify,
    close,
    closeNotificationWithText: (text) => {
      if (currentNotification?.text === text) close();
    },
    notifyStatus: (text) => notifyText('status', text),
    notifyError: (text) => notifyText('alert', text),
  };
}

type UndoableNotification = Notification & { action: NonNullable<Notification['action']> };

/** Returns whether a notification offers Undo. `buildUndoAction` gives each Undo its shortcut, and no other action has one. */
const isUndoable = (notification: Notification): notification is UndoableNotification =>
  notification.progress === null && notification.action?.keyShortcuts !== undefined;

// Success messages close automatically, because later changes contradict them. Errors and progress stay.
function getDurationMs(notification: Notification): number | null {
  if (notification.kind !== 'status' || notification.progress !== null) return null;
  if (notification.action === null) return STATUS_DURATION_MS;
  return isUndoable(notification) ? UNDO_DURATION_MS : null;
}
