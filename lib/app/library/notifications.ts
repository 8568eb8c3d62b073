import type { ImportCounts } from '@/lib/app/worker/plan-import';
import type { SourceStatus } from '@/lib/record/schema/vocabulary';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { SyncedField } from '@/lib/wiki/model/sync';
import type { VenueKind } from './venue-table';

/** One message at the foot of the page, with at most one action. */
export type Notification = {
  kind: 'status' | 'alert';
  text: string;
  /** `keyShortcuts`: the keys that run it from anywhere on the page, in the form of `aria-keyshortcuts`. */
  action: { label: string; run: () => void; keyShortcuts?: string } | null;
  /** 0 to 1 while something runs; null otherwise. */
  progress: number | null;
};

/** What the use cases of the library tell the reader. The view gives each kind its sentence. */
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

/** The notification that is shown, and the ways to change it. */
export type Notifications = {
  getCurrent: () => Notification | null;
  /** Calls `listener` after every change. Returns the function that ends this. */
  subscribe: (listener: () => void) => () => void;
  /** Shows a notification in place of the current one; null closes it. */
  notify: (notification: Notification | null) => void;
  notifyStatus: (text: string) => void;
  notifyError: (text: string) => void;
};

/** How long (ms) a message stays that only reports success. */
export const STATUS_DURATION_MS = 15_000;

/** Starts without a notification. `schedule` calls back after some milliseconds, unless it is cancelled. */
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

// Success messages close by themselves: left open, one would soon contradict what the page shows.
const isTransient = ({ kind, action, progress }: Notification): boolean =>
  kind === 'status' && action === null && progress === null;
