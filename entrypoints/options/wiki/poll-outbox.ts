import { send } from '@/lib/browser/messages/send';
import type { Database } from '@/lib/storage/open-database';
import { isSyncDue } from '@/lib/storage/queries/query-due-entries';

const POLL_INTERVAL_MS = 400;
// The worker responds before the flush. If it was stopped as the message arrived, there is no response, and the next poll starts it.
const TIMING = { queryIntervalMs: 2_000, statusQueryMs: 1_000, responseMs: 2_000, runningMs: 2_000 };

/** Starts a flush when an entry becomes due while the page is open, because an alarm takes at least 30 s. */
export function pollOutbox(database: Database): void {
  const flushIfDue = async () => {
    const isDue = navigator.onLine && (await isSyncDue(database, new Date()).catch(() => false));
    if (isDue) await send('sync/flush', {}, TIMING);
    setTimeout(flushIfDue, POLL_INTERVAL_MS);
  };
  setTimeout(flushIfDue, POLL_INTERVAL_MS);
}
