/**
 * Version 5: due entries are read from a cursor in the order of this index. Chromium steps over every deleted index entry since
 * its last compaction, so reading from the beginning each time became slower with every sent source.
 */
export const outboxOrderMigration = {
  version: 5,
  stores: {
    syncRecords:
      '[wikiId+stableId], stableId, wikiId, [wikiId+dueAt+stableId], [wikiId+remoteId], [wikiId+state.state]',
  },
};
