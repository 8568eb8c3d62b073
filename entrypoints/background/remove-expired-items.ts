import { listDrafts, removeDraft } from '@/lib/storage/drafts/draft-storage';
import { emptyBin } from '@/lib/storage/transactions/empty-bin';
import { database } from './database';

const RETENTION_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Removes for good what has lain in the bin for 30 days, and drafts that the reader put aside as long ago. A store that
 * cannot be opened now is tried at the next start.
 */
export async function removeExpiredItems(now: Date): Promise<void> {
  const cutoff = new Date(now.getTime() - RETENTION_MS).toISOString();
  await emptyBin(database, cutoff);
  const discardedDrafts = (await listDrafts()).filter(({ key }) => key.startsWith('discarded:'));
  for (const { key, updatedAt } of discardedDrafts) if (updatedAt < cutoff) await removeDraft(key);
}
