import type { Store } from '@/lib/db/open';
import { isSyncDue } from '@/lib/db/read/sync-due';
import { send } from '@/lib/messages/send';

const LOOK_MS = 400;

/** Wakes the worker while the page is open and something is due: alarms are at least half a minute away. */
export function wakeSync(store: Store): void {
  const look = async () => {
    const due = navigator.onLine && (await isSyncDue(store, new Date()).catch(() => false));
    if (due) await send('sync/flush', {});
    setTimeout(look, LOOK_MS);
  };
  setTimeout(look, LOOK_MS);
}
