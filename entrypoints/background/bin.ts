import { emptyBin } from '@/lib/db/write/remove-sources';
import { store } from './store';

const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** Removes for good what has lain in the bin for 30 days. A store that cannot be opened now is tried at the next start. */
export async function emptyOldBin(now: Date): Promise<void> {
  await emptyBin(store, new Date(now.getTime() - KEPT_MS).toISOString());
}
