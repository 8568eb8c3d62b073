/** The dependencies of `deleteExpired`. */
export type DeleteExpiredDeps = {
  /** Deletes the sources that were moved to the bin before `cutoff` (ISO 8601), with their snapshots. */
  emptyBin: (cutoff: string) => Promise<unknown>;
  /** Deletes the unsent verdicts on claims whose source or wiki does not exist any more. */
  deleteUnusedVerdictDrafts: () => Promise<void>;
  /** Deletes the stored PDF files without a source or a draft. */
  deleteUnusedPdfFiles: (draftKeys: string[]) => Promise<void>;
  listDrafts: () => Promise<{ key: string; updatedAt: string }[]>;
  deleteDraft: (key: string) => Promise<void>;
};

/** The time in ms before sources in the bin and discarded drafts are permanently deleted. */
export const RETENTION_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Permanently deletes sources that have been in the bin for 30 days, and drafts that were discarded 30 days ago. It
 * runs at every start of the worker, so a failure is retried at the next start.
 */
export async function deleteExpired(deps: DeleteExpiredDeps, now: Date): Promise<void> {
  const cutoff = new Date(now.getTime() - RETENTION_MS).toISOString();
  await deps.emptyBin(cutoff);
  await deps.deleteUnusedVerdictDrafts();
  // *Start over* saves the discarded draft under a key with this prefix, for Undo.
  const drafts = await deps.listDrafts();
  const expiredKeys = drafts
    .filter(({ key, updatedAt }) => key.startsWith('discarded:') && updatedAt < cutoff)
    .map(({ key }) => key);
  for (const key of expiredKeys) await deps.deleteDraft(key);
  // Reading the drafts takes long, so they are read again only if some were deleted.
  const remainingDrafts = expiredKeys.length === 0 ? drafts : await deps.listDrafts();
  await deps.deleteUnusedPdfFiles(remainingDrafts.map(({ key }) => key));
}
