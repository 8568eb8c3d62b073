/** What is removed for good, and when. `cutoff` is an ISO 8601 time. */
export type RemoveExpiredDeps = {
  /** Removes the sources that went to the bin before `cutoff`, with their texts. */
  emptyBin: (cutoff: string) => Promise<unknown>;
  listDrafts: () => Promise<{ key: string; updatedAt: string }[]>;
  removeDraft: (key: string) => Promise<void>;
};

/** How long (ms) the bin and discarded drafts are kept. */
export const RETENTION_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Removes for good what has been in the bin for 30 days, and drafts that the reader discarded as long ago. It runs at
 * every start of the worker, so a database that cannot be opened now is tried again.
 */
export async function removeExpired(deps: RemoveExpiredDeps, now: Date): Promise<void> {
  const cutoff = new Date(now.getTime() - RETENTION_MS).toISOString();
  await deps.emptyBin(cutoff);
  for (const { key, updatedAt } of await deps.listDrafts())
    if (key.startsWith('discarded:') && updatedAt < cutoff) await deps.removeDraft(key);
}
