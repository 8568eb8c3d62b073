/**
 * Version 5: what is due is read on from a place in its order. Chromium steps over every entry that the index ever had
 * since its last tidying, so that reading from the beginning each time took longer the more was sent.
 */
export const outboxOrderMigration = {
  version: 5,
  stores: {
    syncRecords:
      '[wikiId+stableId], stableId, wikiId, [wikiId+dueAt+stableId], [wikiId+remoteId], [wikiId+state.state]',
  },
};
