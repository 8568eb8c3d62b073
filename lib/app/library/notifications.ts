import type { ImportCounts } from '@/lib/app/worker/plan-import';
import type { SourceStatus } from '@/lib/record/schema/vocabulary';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { SyncedField } from '@/lib/wiki/model/sync';
import type { VenueKind } from './venue-table';

/** One message at the foot of the page, with at most one action. */
export type Notification = {
  kind: 'status' | 'alert';
  text: string;
  /** `keyShortcuts`: the keys that run the action from anywhere on the page, in the syntax of `aria-keyshortcuts`. */
  action: { label: string; run: () => void; keyShortcuts?: string } | null;
  /** 0 to 1 while a task runs; null otherwise. */
  progress: number | null;
};

/** A message of the library to the reader. `formatLibraryMessage` has the sentence of each kind. */
export type LibraryMessage =
  | { kind: 'status-changed'; count: number; status: SourceStatus }
  | { kind: 'status-change-undone'; count: number }
  | { kind: 'deleted'; count: number }
  | { kind: 'restored'; count: number }
  | { kind: 'venue-saved'; name: string }
  | { kind: 'venue-removed'; name: string; venueKind: VenueKind }
  | { kind: 'choice-made'; count: number; wiki: string }
  | { kind: 'choice-sent'; wiki: string; fields: SyncedField[] }
  | { kind: 'choice-edited'; fields: SyncedField[] }
  | { kind: 'draft-deleted' }
  | { kind: 'exporting' }
  | { kind: 'exported'; count: number; badRowCount: number }
  | { kind: 'export-cancelled' }
  | { kind: 'export-failed'; reason: string }
  | { kind: 'importing' }
  | { kind: 'imported'; counts: ImportCounts }
  | { kind: 'import-other-version'; foundVersion: string }
  | { kind: 'not-an-export'; fileName: string }
  | { kind: 'import-failed'; reason: string }
  | { kind: 'problem'; problem: WriteProblem };

/** Shows one notification at a time. */
export type Notifications = {
  getCurrent: () => Notification | null;
  /** Calls `listener` after every change. Returns a function that unsubscribes it. */
  subscribe: (listener: () => void) => () => void;
  /** Replaces the current notification; null closes it. */
  notify: (notification: Notification | null) => void;
  notifyStatus: (text: string) => void;
  notifyError: (text: string) => void;
};

/** How long a success message without an action is shown, in ms. */
export const STATUS_DURATION_MS = 15_000;

/** Creates an empty notification area. `schedule` calls back after `ms` milliseconds and returns a function to cancel it. */
export function createNotifications(
  schedule: (ms: number, callback: () => void) => () => void,
): Notifications {
  const listeners = new Set<() => void>();
  let current: Notification | null = null;
  let cancelClosing = () => {};
  const notify = (notification: Notification | null) => {
    cancelClosing();
    current = notification;
    cancelClosing =
      notification && isTransient(notification) ? schedule(STATUS_DURATION_MS, () => notify(null)) : () => {};
    for (const listener of listeners) listener();
  };
  const notifyText = (kind: Notification['kind'], text: string) =>
    notify({ kind, text, action: null, progress: null });
  return {
    getCurrent: () => current,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    notify,
    notifyStatus: (text) => notifyText('status', text),
    notifyError: (text) => notifyText('alert', text),
  };
}

// Success messages close automatically, because the page may soon show something else than they say.
const isTransient = ({ kind, action, progress }: Notification): boolean =>
  kind === 'status' && action === null && progress === null;
