/** Version 4 of the database: an index by state counts outbox records. Counting them by reading all of them delayed saves. */
export const outboxStatusMigration = {
  version: 4,
  stores: {
    syncRecords:
      '[wikiId+stableId], stableId, wikiId, [wikiId+dueAt], [wikiId+remoteId], [wikiId+state.state]',
  },
};
