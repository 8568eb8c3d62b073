import { emptyBin } from '@/lib/db/write/remove-sources';
import { dropDraft, listDrafts } from '@/lib/drafts/draft-store';
import { store } from './store';

const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Removes for good what has lain in the bin for 30 days, and drafts that the reader put aside as long ago. A store that
 * cannot be opened now is tried at the next start.
 */
export async function emptyOldBin(now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS).toISOString();
  await emptyBin(store, before);
  const aside = (await listDrafts()).filter(({ key }) => key.startsWith('discarded:'));
  for (const { key, updatedAt } of aside) if (updatedAt < before) await dropDraft(key);
}
