/**
 * Version 5 of the database: due records are read in the order of `[wikiId+dueAt+stableId]`, and each read continues after the
 * previous one. Reads from the start became slower with every sent source, because Chromium steps over all index entries that
 * were deleted since its last compaction.
 */
export const outboxOrderMigration = {
  version: 5,
  stores: {
    syncRecords:
      '[wikiId+stableId], stableId, wikiId, [wikiId+dueAt+stableId], [wikiId+remoteId], [wikiId+state.state]',
  },
};
